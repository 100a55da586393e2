import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Form fields keep their values, also hidden ones. */
export default defineFactRule({
  id: 'pdf-form-fields',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-form-field'],
  summary: 'The PDF is a form with values in it',
  remedy: 'Print it to PDF again, so that only what is shown stays',
  because: ({ count = 1 }) => `fields hold values: ${count}`,
});
