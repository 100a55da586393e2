import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A chart pasted from a workbook usually brings the whole workbook along. */
export default defineFactRule({
  id: 'document-embedded-objects',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-embedded-object', 'document-chart-cache', 'document-picture'],
  summary: 'The document holds embedded files, charts with their data, or pictures',
  remedy: 'Paste charts as pictures, and send tables and figures as files of their own',
  because: ({ is }) => is.slice(9).replaceAll('-', ' '),
});
