import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A conditional format colours a cell by its value. */
export default defineFactRule({
  id: 'xlsx-conditional-format',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-conditional-format'],
  summary: 'Colours depend on values',
  remedy: 'Remove conditional formats, or check that they show nothing about suppressed cells',
  certainty: 'possible',
  because: ({ count = 1 }) => `conditional formats: ${count}`,
});
