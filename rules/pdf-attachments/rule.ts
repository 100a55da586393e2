import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A PDF can carry whole files that most viewers show only in a side panel. */
export default defineFactRule({
  id: 'pdf-attachments',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-attachment'],
  summary: 'Files are attached inside the PDF',
  remedy: 'Remove the attachments, and send each file on its own',
  because: () => 'an attached file',
});
