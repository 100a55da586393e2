import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A repository’s .git folder holds every earlier version of every file, also those that were deleted because they should never have been there. */
export default defineFactRule({
  id: 'git-folder',
  version: 1,
  risk: 'HiddenContent',
  facts: ['git-file'],
  summary: 'The file lies in a .git folder',
  remedy: 'Leave the .git folder out: send only the outputs',
  because: () => 'the path leads through .git',
});
