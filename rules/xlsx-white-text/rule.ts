import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Text in the colour of its background, a font too small to see, and number formats such as `;;;` or `[<10]"*"` hide a value on the screen and leave it in the file. */
export default defineFactRule({
  id: 'xlsx-white-text',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx', 'ods'],
  facts: ['xlsx-invisible-text', 'xlsx-masked-value'],
  summary: 'Cells hold values that cannot be seen',
  remedy: 'Delete the values themselves, not only their looks',
  because: ({ is, count = 1 }) => (is === 'xlsx-masked-value' ? `cells that show something else than they store: ${count}` : `cells that cannot be seen against their background: ${count}`),
});
