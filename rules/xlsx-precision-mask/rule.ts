import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A format rounds only what is shown: 8.3 % may be stored as 0.0833333, which gives the count behind it away, and a “rounded” count may be stored exactly. */
export default defineFactRule({
  id: 'xlsx-precision-mask',
  version: 1,
  risk: 'Differencing',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-precision'],
  summary: 'Cells store more digits than they show',
  remedy: 'Round the values themselves, then format them',
  certainty: 'possible',
  because: ({ count = 1 }) => `cells store more digits than they show: ${count}`,
});
