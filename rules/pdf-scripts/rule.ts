import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Scripts run when the file is opened and can fetch or send content. */
export default defineFactRule({
  id: 'pdf-scripts',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-script'],
  summary: 'The PDF contains scripts or automatic actions',
  remedy: 'Print it to PDF again',
  because: () => 'a script or automatic action',
});
