import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A path such as a home folder holds the user’s name; a server path tells how the environment is built. */
export default defineFactRule({
  id: 'log-paths',
  version: 1,
  risk: 'AuxiliaryInformation',
  facts: ['log-path', 'code-path'],
  summary: 'Paths in the text name a person or a machine',
  remedy: 'Remove the paths, or use relative ones',
  certainty: 'possible',
  because: ({ count = 1 }) => `paths: ${count}`,
});
