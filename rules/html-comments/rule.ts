import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Comments in a page are shown by no browser and leave with it. */
export default defineFactRule({
  id: 'html-comments',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['html'],
  facts: ['html-comment'],
  summary: 'The page has comments, which are not shown',
  remedy: 'Remove the comments',
  certainty: 'possible',
  because: ({ count = 1 }) => `comments: ${count}`,
});
