import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Macros are programs. */
export default defineFactRule({
  id: 'xlsx-macros',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-macro'],
  summary: 'The workbook contains macros',
  remedy: 'Save it as XLSX without macros',
  because: () => 'a macro part or sheet',
});
