import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A hidden slide is skipped in the show and leaves with the file. */
export default defineFactRule({
  id: 'pptx-hidden-slides',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pptx', 'odt'],
  facts: ['pptx-hidden-slide'],
  summary: 'The presentation has hidden slides',
  remedy: 'Delete hidden slides, or show them so that they can be checked',
  because: () => 'a slide that is not shown',
});
