import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Descriptions (alt text) help people who cannot see a picture and should stay where they are harmless. */
export default defineFactRule({
  id: 'document-alt-text',
  version: 1,
  risk: 'AuxiliaryInformation',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-alt-text'],
  summary: 'Pictures carry descriptions, which are not shown',
  remedy: 'Read the descriptions, or remove them',
  certainty: 'possible',
  because: ({ count = 1 }) => `descriptions: ${count}`,
});
