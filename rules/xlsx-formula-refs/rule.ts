import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A formula names where its numbers come from. */
export default defineFactRule({
  id: 'xlsx-formula-refs',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-formula-reference'],
  summary: 'Formulas read hidden sheets or other files',
  remedy: 'Copy the table as values into a new workbook',
  because: ({ count = 1, detail }) => `formulas that read ${detail?.['to'] === 'file' ? 'another file' : 'a hidden sheet'}: ${count}`,
});
