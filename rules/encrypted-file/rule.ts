import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** What cannot be read cannot be checked. */
export default defineFactRule({
  id: 'encrypted-file',
  version: 1,
  risk: 'HiddenContent',
  facts: ['encrypted'],
  summary: 'The file, or a part of it, is encrypted, so nobody can check it',
  remedy: 'Remove the password and send it again',
  because: () => 'the content is encrypted',
});
