import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Text can be drawn invisibly (as after text recognition), or lie under a black box: copying the page gives it away. */
export default defineFactRule({
  id: 'pdf-invisible-text',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-invisible-text'],
  summary: 'The PDF has text that is not seen',
  remedy: 'Print it to PDF again without the text layer, or send the table as CSV',
  because: ({ count = 1 }) => `runs of invisible text: ${count}`,
});
