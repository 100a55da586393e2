import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** An embedded object is a whole file: a workbook behind a chart, a document behind an icon. */
export default defineFactRule({
  id: 'xlsx-embedded-ole',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-embedded-object', 'xlsx-embedded-picture'],
  summary: 'The workbook holds embedded files or pictures',
  remedy: 'Send each file on its own, and figures as PNG with the numbers behind them',
  because: ({ is }) => (is === 'xlsx-embedded-object' ? 'an embedded file' : 'a picture'),
});
