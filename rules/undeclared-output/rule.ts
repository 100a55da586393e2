import { z } from 'zod';
import { describesRequest, itemFor } from '../../src/sdc/people/declared-items.js';
import { defineRequestRule } from '../../src/sdc/rule.js';

/** A file that came along without being listed: nobody has said what it is. */
export default defineRequestRule({
  id: 'undeclared-output',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'A file was sent that the declaration does not list.',
  remedy: 'Describe the file or take it out',
  needs: ['declaration'],
  params: z.strictObject({}),
  applies: ({ declared }) => declared.items.length > 0,
  *check({ files, declared }) {
    for (const file of files) {
      if (!describesRequest(file) && itemFor(declared, file.path) === undefined) {
        yield { places: [{ file: file.path }], certainty: 'certain', because: 'the declaration lists other files and not this one' };
      }
    }
  },
});
