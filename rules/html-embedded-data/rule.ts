import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Interactive charts and tables hold every record they draw, filter or page through: plotly and Vega specifications, DataTables, crosstalk, base64 blobs, data attributes. */
export default defineFactRule({
  id: 'html-embedded-data',
  version: 1,
  risk: 'ImplicitTables',
  kinds: ['html'],
  facts: ['html-embedded-data'],
  summary: 'The page carries data that it does not show',
  remedy: 'Save figures as PNG and tables as CSV',
  because: ({ count = 1 }) => `values or bytes embedded: ${count}`,
});
