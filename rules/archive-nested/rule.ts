import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Archives within archives, members that name a path outside the archive, links, two members of one name and contents that unpack to far more than they hold are tricks, or nearly always mistakes. */
export default defineFactRule({
  id: 'archive-nested',
  version: 1,
  risk: 'HiddenContent',
  facts: ['archive-in-archive', 'archive-bomb', 'archive-path-escape', 'archive-link', 'archive-duplicate-name'],
  summary: 'The archive or package is built in a way that could hide or overwrite something',
  remedy: 'Send the files themselves, or a plain ZIP archive of them, made afresh',
  because: ({ is }) => is.replaceAll('-', ' '),
});
