import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A link to another workbook names its path and keeps a copy of every value it read there. */
export default defineFactRule({
  id: 'xlsx-external-links',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-external-link'],
  summary: 'The workbook keeps values of other workbooks it links to',
  remedy: 'Break the links (Data, Edit links) and paste values',
  because: ({ count = 1 }) => `cached values of another workbook: ${count}`,
});
