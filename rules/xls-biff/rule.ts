import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** The binary workbook format (BIFF in an OLE compound file) keeps slack space, deleted records and hidden streams that no ordinary save removes. */
export default defineFactRule({
  id: 'xls-biff',
  version: 1,
  risk: 'HiddenContent',
  facts: ['file-type'],
  summary: 'This is an old Excel workbook, which keeps deleted content and cannot be read whole',
  remedy: 'Save it as XLSX or CSV and send that',
  only: ({ detail }) => detail?.['kind'] === 'xls' || detail?.['kind'] === 'xlsb',
  because: () => 'an OLE compound file with a workbook stream',
});
