import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Notes say what the slides do not. */
export default defineFactRule({
  id: 'pptx-notes',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pptx', 'odt'],
  facts: ['pptx-speaker-note'],
  summary: 'The presentation has speaker notes',
  remedy: 'Delete the notes, or ask for them to be checked as text',
  because: ({ count = 1 }) => `slides have notes: ${count}`,
});
