import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A picture or an archive ends where its format says. */
export default defineFactRule({
  id: 'trailing-bytes',
  version: 1,
  risk: 'HiddenContent',
  facts: ['trailing-bytes'],
  summary: 'There are bytes before the start or after the end of the format',
  remedy: 'Export the file again; do not append anything to it',
  because: ({ count = 1 }) => `bytes lie outside the format: ${count}`,
});
