import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Elements can be hidden by display, visibility, opacity or by lying outside the picture; their text and coordinates leave with the file. */
export default defineFactRule({
  id: 'svg-hidden-content',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['svg'],
  facts: ['svg-hidden-content'],
  summary: 'Parts of the figure are not shown',
  remedy: 'Delete what is hidden, or export it as PNG',
  because: ({ count = 1 }) => `elements with text or marks are not shown: ${count}`,
});
