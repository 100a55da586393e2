import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** EXIF, XMP and IPTC keep authors, owners, devices, serial numbers and paths. */
export default defineFactRule({
  id: 'image-metadata',
  version: 1,
  risk: 'Identification',
  kinds: ['png', 'jpeg', 'tiff', 'webp', 'gif'],
  facts: ['image-metadata'],
  summary: 'The picture’s metadata name a person, a device or a place',
  remedy: 'Export the figure again without metadata',
  because: ({ detail }) => `metadata: ${String(detail?.['property'])}`,
});
