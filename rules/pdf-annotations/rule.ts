import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Notes, stamps and highlights keep text and the name of their author. */
export default defineFactRule({
  id: 'pdf-annotations',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-annotation'],
  summary: 'The PDF has annotations with text',
  remedy: 'Remove the annotations, or print it to PDF again',
  because: ({ count = 1 }) => `annotations hold text: ${count}`,
});
