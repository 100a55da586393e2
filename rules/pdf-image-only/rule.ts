import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A scanned or flattened page has no text to check. */
export default defineFactRule({
  id: 'pdf-image-only',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-picture-page'],
  summary: 'Pages are pictures, so their text could not be read',
  remedy: 'Send the tables as CSV; a checker must look at these pages',
  because: ({ count = 1 }) => `pages are only a picture: ${count}`,
});
