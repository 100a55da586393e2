import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A linked template, picture or data source names servers and folders, and tells its owner when someone opens the file. */
export default defineFactRule({
  id: 'document-external-links',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-external-link'],
  summary: 'The document loads content from elsewhere, or names a local path',
  remedy: 'Insert the content itself and remove the link',
  because: () => 'a link to content outside the file',
});
