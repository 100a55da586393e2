import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** With change tracking, what was deleted stays in the file with the name of the person who deleted it. */
export default defineFactRule({
  id: 'document-tracked-changes',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-tracked-change'],
  summary: 'The document keeps tracked changes: deleted text is still there',
  remedy: 'Accept all changes, then save and send it again',
  because: ({ count = 1 }) => `tracked changes: ${count}`,
});
