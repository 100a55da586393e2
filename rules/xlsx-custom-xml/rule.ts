import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Custom XML is data that an add-in put into the package: forms, queries, labels. */
export default defineFactRule({
  id: 'xlsx-custom-xml',
  version: 1,
  risk: 'HiddenContent',
  facts: ['xlsx-custom-xml', 'document-custom-xml'],
  summary: 'The file carries custom XML data',
  remedy: 'Remove custom XML (File, Info, Inspect document)',
  because: () => 'a custom XML part with text',
});
