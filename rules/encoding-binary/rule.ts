import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** NUL and control bytes in a CSV or text file are not shown by most programs, so they can hide data from a checker. */
export default defineFactRule({
  id: 'encoding-binary',
  version: 1,
  risk: 'HiddenContent',
  facts: ['nul-bytes'],
  summary: 'The text holds bytes that are not text',
  remedy: 'Export it again as UTF-8 text',
  because: ({ count = 1 }) => `bytes are not text: ${count}`,
});
