import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Comments name their authors and often explain the very thing that was hidden (“three of these moved from the North”). */
export default defineFactRule({
  id: 'xlsx-comments',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-comment'],
  summary: 'The workbook has comments or notes',
  remedy: 'Delete all comments (Review, Delete), then send it again',
  because: ({ count = 1 }) => `pieces of comment text: ${count}`,
});
