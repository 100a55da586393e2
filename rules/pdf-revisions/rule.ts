import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Each incremental save appends to a PDF and leaves the version before in place, so what was deleted can be brought back. */
export default defineFactRule({
  id: 'pdf-revisions',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['pdf'],
  facts: ['pdf-earlier-revision'],
  summary: 'The PDF keeps earlier versions of itself',
  remedy: 'Save it as a new file (“Save as”) or print it to PDF again',
  because: ({ count = 1 }) => `earlier versions: ${count}`,
});
