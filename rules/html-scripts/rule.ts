import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Scripts can hold data and load or send content. */
export default defineFactRule({
  id: 'html-scripts',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['html'],
  facts: ['html-script'],
  summary: 'The page contains scripts',
  remedy: 'Save the tables as CSV, or render the page without interactivity',
  because: ({ count = 1 }) => `scripts: ${count}`,
});
