import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A shared workbook logs every change with its old value, its author and its time. */
export default defineFactRule({
  id: 'xlsx-revisions',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx'],
  facts: ['xlsx-revision-log'],
  summary: 'The workbook keeps the history of its changes',
  remedy: 'Stop sharing the workbook, which deletes the history, and save it again',
  because: () => 'a log of changes is in the package',
});
