import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Comments name their authors and often quote what the text leaves out. */
export default defineFactRule({
  id: 'document-comments',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['docx', 'pptx', 'odt', 'rtf'],
  facts: ['document-comment'],
  summary: 'The document has comments',
  remedy: 'Delete all comments, then save and send it again',
  because: ({ count = 1 }) => `comments: ${count}`,
});
