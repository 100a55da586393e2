import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** PNG text chunks and JPEG comments can hold anything: captions, paths, whole tables. */
export default defineFactRule({
  id: 'image-text-chunks',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['png', 'jpeg', 'tiff', 'webp', 'gif'],
  facts: ['image-text-chunk'],
  summary: 'Text is stored inside the picture',
  remedy: 'Export the figure again without text chunks',
  because: ({ count = 1 }) => `pieces of text are stored in the picture: ${count}`,
});
