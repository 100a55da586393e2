import { z } from 'zod';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';
import type { Fact, FileSubject, Found, RequestSubject } from '../../src/sdc/subjects.js';

/** ACRO's own verdict is evidence and never proof: it checks no secondary disclosure, no identifiers and no extremes (rules.md B6, F1). */
export default defineRequestRule({
  id: 'acro-verdict',
  version: 2,
  risk: 'Context',
  statbarns: [],
  summary: 'ACRO’s verdict on this output and what was found here differ',
  remedy: 'Trust neither: look at the findings of this output, and at the exception if one was asked for',
  needs: [],
  params: z.strictObject({
    unsent: z.boolean().default(true).describe('Also flag outputs that ACRO lists and that were not sent.'),
    unlisted: z.boolean().default(true).describe('Also flag files beside ACRO’s results that they do not list.'),
  }),

  applies: ({ files }) => files.some((file) => outputsIn(file).length > 0),

  *check({ files, found }, { unsent, unlisted }) {
    for (const list of files.filter((file) => outputsIn(file).length > 0)) {
      for (const fact of outputsIn(list)) {
        const output = fact.place.part === undefined ? list : beside(list, fact.place.part, files);
        if (output) yield* disagreements(output, fact, found?.get(output.path));
        else if (unsent) yield { places: [{ file: list.path, part: fact.place.part! }], certainty: 'possible', because: 'ACRO’s results list a file that was not sent', says: 'ACRO’s results list a file that was not sent' };
      }
      if (unlisted) yield* strangers(list, files);
    }
  },
});

const outputsIn = ({ facts }: FileSubject): Fact[] => facts.filter(({ is }) => is === 'acro-output');

/** Each way in which the two verdicts on one output can differ, in words. */
function* disagreements(output: FileSubject, { place, detail }: Fact, found: Found | undefined): Generator<Outcome> {
  const status = detail?.['status'];
  const places = [{ file: output.path, ...(place.sheet !== undefined && { sheet: place.sheet }) }];
  // Of a workbook it is not known which sheet a finding blocks; its own findings say.
  const isWhole = place.part !== undefined;
  if (status === 'pass' && found && found.fails > 0 && isWhole) {
    yield { places, because: `ACRO said pass, we found ${found.fails}`, says: 'ACRO passed this output, and findings here block it' };
  }
  if (status === 'fail' && detail?.['exception'] !== true) {
    yield { places, because: 'ACRO said fail, and no exception was asked for', says: 'ACRO failed this output, and no exception was asked for' };
  }
  const failing = Number(detail?.['failing'] ?? 0);
  if (!found || status !== 'fail' || !isWhole || detail?.['mitigated'] === true) return;
  if (found.fails === 0) {
    yield { places, certainty: 'possible', because: 'ACRO said fail, we found nothing that blocks it', says: 'ACRO failed this output, and nothing was found here that blocks it' };
  } else if (found.cells > 0 && failing > found.cells) {
    yield { places, certainty: 'possible', because: `ACRO marks ${failing} cells, we mark ${found.cells}`, says: 'ACRO marks more cells of this output than are marked here' };
  }
}

/** The file of that name in the folder of ACRO's list. */
const beside = (list: FileSubject, name: string, files: readonly FileSubject[]): FileSubject | undefined => files.find(({ path }) => path === `${folderOf(list)}${name}`);
const folderOf = ({ path }: FileSubject): string => path.replace(/[^/]*$/, '');

/** Outputs in the folder of ACRO's list that it does not name: they went past ACRO. */
function* strangers(list: FileSubject, files: RequestSubject['files']): Generator<Outcome> {
  if (!outputsIn(list).some(({ place }) => place.part !== undefined)) return;
  const named = new Set(outputsIn(list).map(({ place }) => `${folderOf(list)}${place.part}`));
  for (const file of files) {
    const rest = file.path.startsWith(folderOf(list)) ? file.path.slice(folderOf(list).length) : '/';
    const isOwn = file === list || file.facts.some(({ is }) => is === 'acro-config' || is === 'acro-results');
    if (!rest.includes('/') && !isOwn && !file.supporting && !named.has(file.path)) {
      yield { places: [{ file: file.path }], certainty: 'possible', because: 'ACRO’s results do not list it', says: 'This file lies beside ACRO’s results, which do not list it' };
    }
  }
}
