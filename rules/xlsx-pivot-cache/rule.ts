import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A pivot table keeps a cache of every record it was made from, often the whole data set, even when the source sheet was deleted. */
export default defineFactRule({
  id: 'xlsx-pivot-cache',
  version: 1,
  risk: 'Identification',
  kinds: ['xlsx'],
  facts: ['xlsx-pivot-cache'],
  summary: 'The workbook keeps the records behind a pivot table',
  remedy: 'Copy the pivot table and paste it as values into a new workbook',
  because: ({ count = 1 }) => `records are kept in a pivot cache: ${count}`,
});
