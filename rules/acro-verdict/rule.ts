import { z } from 'zod';
import { defineRequestRule } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';

/** ACRO's own verdict is evidence and never proof: it checks no secondary disclosure, no identifiers and no extremes (rules.md B6, F1). */
export default defineRequestRule({
  id: 'acro-verdict',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'ACRO’s verdict on this output and what was found here differ',
  remedy: 'Trust neither: look at the findings of this output, and at the exception if one was asked for',
  needs: [],
  params: z.strictObject({
    unsent: z.boolean().default(true).describe('Also flag outputs that ACRO lists and that were not sent.'),
  }),

  applies: ({ files }) => files.some(({ facts }) => facts.some(({ is }) => is === 'acro-output')),

  *check({ files, found }, { unsent }) {
    for (const list of files) {
      for (const { is, place, detail } of list.facts) {
        if (is !== 'acro-output' || place.part === undefined) continue;
        const output = beside(list, place.part, files);
        if (!output) {
          if (unsent) yield { places: [{ file: list.path, part: place.part }], certainty: 'possible', because: 'ACRO’s results list a file that was not sent', says: 'ACRO’s results list a file that was not sent' };
          continue;
        }
        const { fails = 0 } = found?.get(output.path) ?? {};
        if (detail?.['status'] === 'pass' && fails > 0) {
          yield { places: [{ file: output.path }], because: `ACRO said pass, we found ${fails}`, says: 'ACRO passed this output, and findings here block it' };
        }
        if (detail?.['status'] === 'fail' && detail['exception'] !== true) {
          yield { places: [{ file: output.path }], because: 'ACRO said fail, and no exception was asked for', says: 'ACRO failed this output, and no exception was asked for' };
        }
      }
    }
  },
});

/** The file of that name in the folder of ACRO's list. */
const beside = (list: FileSubject, name: string, files: readonly FileSubject[]): FileSubject | undefined => {
  const folder = list.path.replace(/[^/]*$/, '');
  return files.find(({ path }) => path === `${folder}${name}`);
};
