import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Workbooks and documents keep their author, last editor, manager, company and any custom property. */
export default defineFactRule({
  id: 'xlsx-docprops',
  version: 1,
  risk: 'Identification',
  facts: ['document-property'],
  summary: 'The file’s properties name a person, an organisation or a path',
  remedy: 'Remove personal information (File, Info, Inspect document)',
  because: ({ detail }) => `the property ${String(detail?.['property'])} names someone or something`,
});
