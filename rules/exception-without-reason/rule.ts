import { z } from 'zod';
import { meansFile } from '../../src/sdc/people/declared-items.js';
import { defineRequestRule } from '../../src/sdc/rule.js';

/** Words that fill a box without giving a reason. */
const empty = /^(?:n\/?a|none|no|yes|ok|tbc|tbd|x+|[-.?]+|see above|as above|please|please release|needed|required|approved|safe|fine|test|reason|exception)\W*$/i;

/** An exception asks a person to let something pass: it must say why it is fair. */
export default defineRequestRule({
  id: 'exception-without-reason',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'An exception is asked for without a reason.',
  remedy: 'Say why these numbers are safe and why they are needed',
  needs: ['declaration'],
  params: z.strictObject({
    words: z.number().int().min(1).default(4).describe('Fewest words that can be a reason.'),
  }),
  applies: ({ declared }) => declared.exceptions.length > 0,
  *check({ files, declared }, { words }) {
    for (const { path, rule, reason } of declared.exceptions) {
      const file = files.find((one) => meansFile(path, one.path));
      const said = reason.trim().split(/\s+/).filter((word) => /\p{L}/u.test(word));
      if (empty.test(reason.trim()) || said.length < words) {
        yield { places: [{ file: file?.path ?? path }], certainty: 'certain', because: `the exception from ${rule} gives ${said.length} words` };
      } else if (file === undefined) {
        yield { places: [{ file: path }], certainty: 'possible', because: `the exception from ${rule} is for a file that was not sent`, says: 'An exception is for a file that was not sent.' };
      }
    }
  },
});
