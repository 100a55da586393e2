import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** The opening bytes of a file say what it is; its ending is only a claim. */
export default defineFactRule({
  id: 'signature-mismatch',
  version: 1,
  risk: 'HiddenContent',
  facts: ['signature-mismatch'],
  summary: 'The file is not what its name says',
  remedy: 'Give the file the ending of its real kind, or export it again in the kind its name says',
  because: ({ detail }) => `the bytes are ${String(detail?.['kind'])}, the ending is .${String(detail?.['ending'])}`,
});
