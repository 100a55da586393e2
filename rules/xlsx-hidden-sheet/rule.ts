import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A hidden sheet leaves with the file; “very hidden” ones cannot even be shown from the menu. */
export default defineFactRule({
  id: 'xlsx-hidden-sheet',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-hidden-sheet'],
  summary: 'The workbook has a hidden sheet with content',
  remedy: 'Delete hidden sheets, or show them so that they can be checked',
  because: ({ count = 0, detail }) => `filled cells on a sheet that is ${String(detail?.['state'])}: ${count}`,
});
