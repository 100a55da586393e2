import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Elements can be hidden by style or attribute, folded away, or placed outside the page. */
export default defineFactRule({
  id: 'html-hidden-elements',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['html'],
  facts: ['html-hidden-element'],
  summary: 'Parts of the page are not shown',
  remedy: 'Delete what is hidden, or show it so that it can be checked',
  because: ({ count = 1 }) => `hidden elements hold text: ${count}`,
});
