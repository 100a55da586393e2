import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Macros are programs that run on the reader’s machine and can hide data. */
export default defineFactRule({
  id: 'document-macros',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-macro'],
  summary: 'The document contains macros or scripts',
  remedy: 'Save it without macros',
  because: () => 'a macro part',
});
