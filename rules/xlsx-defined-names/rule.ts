import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A defined name can be hidden, hold a value of its own or point to a file on someone’s disk. */
export default defineFactRule({
  id: 'xlsx-defined-names',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-defined-name'],
  summary: 'The workbook has hidden names, or names that hold values or lead to other files',
  remedy: 'Delete the names you do not need (Formulas, Name manager)',
  because: ({ detail }) => ['hidden', 'outside', 'value'].filter((key) => detail?.[key] === true).join(', '),
});
