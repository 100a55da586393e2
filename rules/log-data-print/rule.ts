import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Commands such as `list`, `head`, `str`, `print` of a data frame and `duplicates list` print records of people; `summarize, detail` prints the four smallest and largest values. */
export default defineFactRule({
  id: 'log-data-print',
  version: 1,
  risk: 'Identification',
  facts: ['log-record-print', 'log-extremes-print'],
  summary: 'A command printed single records or extreme values into the log',
  remedy: 'Remove this part of the log, or send the table it was for',
  because: ({ detail }) => `the command ${String(detail?.['command'])} prints ${String(detail?.['prints'] ?? 'records')}`,
});
