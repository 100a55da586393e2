import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A TIFF can hold pages and a GIF or PNG frames that a viewer shows only one by one, or not at all. */
export default defineFactRule({
  id: 'image-extra-pages',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['png', 'jpeg', 'tiff', 'webp', 'gif'],
  facts: ['image-extra-page'],
  summary: 'The picture file holds more than one page or frame',
  remedy: 'Send one picture a file',
  because: ({ count = 1 }) => `pages or frames: ${count}`,
});
