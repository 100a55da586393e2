import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A drop-down list keeps every allowed value, also those that no cell shows: names of clinics, of people, of categories that were merged away. */
export default defineFactRule({
  id: 'xlsx-data-validation-lists',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-data-validation'],
  summary: 'Drop-down lists hold values',
  remedy: 'Remove data validation from the sheets',
  because: ({ count = 1 }) => `lists hold values: ${count}`,
});
