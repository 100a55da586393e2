import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A script in a figure runs where it is opened, and can carry data. */
export default defineFactRule({
  id: 'svg-scripts',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['svg'],
  facts: ['svg-script'],
  summary: 'The figure contains scripts',
  remedy: 'Export it as PNG, or as SVG without interactivity',
  because: ({ count = 1 }) => `scripts or handlers: ${count}`,
});
