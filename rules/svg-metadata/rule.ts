import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Drawing programs write the author, the file’s path and the document’s name into a figure. */
export default defineFactRule({
  id: 'svg-metadata',
  version: 1,
  risk: 'Identification',
  kinds: ['svg'],
  facts: ['svg-metadata'],
  summary: 'The figure’s metadata name a person or a path',
  remedy: 'Export it without metadata, or as PNG',
  because: ({ detail }) => `metadata: ${String(detail?.['property'] ?? 'text')}`,
});
