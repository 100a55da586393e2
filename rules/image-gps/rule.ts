import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** EXIF data of phones and cameras hold the position to a few metres. */
export default defineFactRule({
  id: 'image-gps',
  version: 1,
  risk: 'Identification',
  kinds: ['png', 'jpeg', 'tiff', 'webp', 'gif'],
  facts: ['image-gps'],
  summary: 'The picture says where it was taken',
  remedy: 'Export the figure again without metadata',
  because: () => 'EXIF holds a position',
});
