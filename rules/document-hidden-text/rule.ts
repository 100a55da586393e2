import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Text can be marked hidden, written in white or set to no size: it prints as nothing and leaves with the file. */
export default defineFactRule({
  id: 'document-hidden-text',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-hidden-text'],
  summary: 'The document has hidden text',
  remedy: 'Delete hidden text, or show it so that it can be checked',
  because: ({ count = 1 }) => `hidden runs of text: ${count}`,
});
