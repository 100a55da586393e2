import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Optional content can be switched off and stays in the file. */
export default defineFactRule({
  id: 'pdf-hidden-layers',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-hidden-layer'],
  summary: 'The PDF has layers that are not shown',
  remedy: 'Flatten the layers, or print it to PDF again',
  because: () => 'a layer that is off',
});
