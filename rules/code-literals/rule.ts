import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Program code leaves with what was typed into it: `drop if patid == 10234`, a data frame of values, “n = 3 removed” in a comment, a password in a connection string. */
export default defineFactRule({
  id: 'code-literals',
  version: 1,
  risk: 'Identification',
  facts: ['code-identifier', 'code-secret', 'code-inline-data', 'code-count-comment'],
  summary: 'The code holds data, identifiers or secrets',
  remedy: 'Read identifiers, data and passwords from files that stay inside',
  because: ({ is, count = 1 }) => `${is.slice(5).replaceAll('-', ' ')}: ${count}`,
});
