import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A figure can carry base64 pictures, fonts, JSON and data attributes with the records behind each mark. */
export default defineFactRule({
  id: 'svg-embedded-data',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['svg'],
  facts: ['svg-embedded-data'],
  summary: 'Data or pictures are embedded in the figure',
  remedy: 'Export it as PNG, or without embedded content',
  because: ({ count = 1 }) => `bytes are embedded: ${count}`,
});
