import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Texts are stored once for the whole workbook. */
export default defineFactRule({
  id: 'xlsx-orphaned-strings',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx'],
  facts: ['xlsx-orphaned-string'],
  summary: 'The workbook keeps texts that no cell shows any more',
  remedy: 'Save the workbook again with Excel or LibreOffice, or copy the sheets to a new one',
  because: ({ count = 1 }) => `texts belong to no cell: ${count}`,
});
