import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Rows and columns can be hidden, set to no height or width, collapsed in an outline or left out by a filter; their values are all still there. */
export default defineFactRule({
  id: 'xlsx-hidden-rowcol',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-hidden-row', 'xlsx-hidden-column'],
  summary: 'Rows or columns with content are hidden',
  remedy: 'Delete hidden rows and columns, or show them so that they can be checked',
  because: ({ is, count = 1, detail }) => `hidden ${is.endsWith('row') ? 'rows' : 'columns'} that hold values${detail?.['filtered'] === true ? ', by a filter' : ''}: ${count}`,
});
