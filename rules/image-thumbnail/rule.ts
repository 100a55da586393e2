import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Editors often leave the thumbnail of the picture before it was cropped or blacked out. */
export default defineFactRule({
  id: 'image-thumbnail',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['png', 'jpeg', 'tiff', 'webp', 'gif'],
  facts: ['image-thumbnail'],
  summary: 'The picture carries a small copy of itself, which may show what was cut off',
  remedy: 'Export the figure again without metadata',
  because: () => 'a thumbnail in the metadata',
});
