import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A notebook stores what every cell printed the last time it ran: data frames, error messages with values, pictures. */
export default defineFactRule({
  id: 'notebook-outputs',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['notebook'],
  facts: ['notebook-output', 'notebook-attachment', 'notebook-metadata'],
  summary: 'The notebook keeps the output of its cells',
  remedy: 'Clear all output, and send results as files of their own',
  because: ({ is, count = 1 }) => `${is.slice(9)}: ${count}`,
});
