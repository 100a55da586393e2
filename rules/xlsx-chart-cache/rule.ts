import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A chart in a workbook stores every point of its series, with all digits, even when the cells it came from are gone. */
export default defineFactRule({
  id: 'xlsx-chart-cache',
  version: 1,
  risk: 'ImplicitTables',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-chart-cache'],
  summary: 'A chart keeps its numbers beside its picture',
  remedy: 'Check that every number of the chart is in a table that is checked, or send the chart as PNG',
  certainty: 'possible',
  because: ({ count = 1 }) => `points are stored with a chart: ${count}`,
});
