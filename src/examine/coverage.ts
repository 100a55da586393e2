import type { ResolvedPack, ResolvedRule } from '../packs/pack.js';
import type { Place } from '../sdc/subjects.js';
import { idOf } from './finding.js';
import type { ReadFile } from './read-file.js';
import type { Finding } from './report.js';
import { inWords } from './words.js';

/** Share of numeric cells no table explains, in percent, above which a file counts as partly understood (rules.md E5). */
const unexplainedPercent = 2;

const defaults: ResolvedRule = { params: {}, severity: 'high', certain: 'review', possible: 'review', notEvaluable: 'review' };

const remedies: Readonly<Record<string, string>> = {
  'not-supported': 'Send the numbers as CSV or XLSX, or a checker must look at the file by hand',
  malformed: 'Write the file again with the program that made it, or a checker must look at it by hand',
  encrypted: 'Send it without a password',
  truncated: 'Send the whole file',
  'too-large': 'Split the file or send a summary of it',
  'too-many-parts': 'Send fewer files in one archive',
  'too-deep': 'Send the inner files on their own',
  'bad-encoding': 'Save it as UTF-8 text',
  'picture-only': 'Attach the numbers behind the picture as a table',
  'refused-kind': 'Send only results, in a format a checker can read',
};

/** Nothing passes in silence: what of a file was not read or not understood, as findings. */
export function coverageFindings({ subject, content, unreadable }: ReadFile, pack: ResolvedPack): Finding[] {
  const make = (rule: 'parse-failure' | 'partial-scan', says: string, remedy: string, place: Place): Finding => {
    const entry = pack.rules[rule] ?? defaults;
    const where = [{ file: subject.path, ...place }];
    return {
      id: idOf([rule, content, says, JSON.stringify(place)]), rule, ruleVersion: 1, verdict: 'not-evaluable', certainty: 'certain',
      consequence: entry.notEvaluable === 'note' ? 'review' : entry.notEvaluable, severity: entry.severity,
      message: inWords({ says, where, remedy, count: 1, possible: false }), where,
    };
  };
  const findings = unreadable.map(({ reason, place, says }) =>
    make(subject.read === 'not' ? 'parse-failure' : 'partial-scan', says, remedies[reason]!, place));
  if (subject.read !== 'whole' && findings.length === 0) {
    findings.push(make(subject.read === 'not' ? 'parse-failure' : 'partial-scan', 'Not all of this file was read', 'A checker must look at it by hand', {}));
  }
  if (subject.numericCells > 0 && subject.unexplained * 100 > subject.numericCells * unexplainedPercent) {
    findings.push(make('partial-scan', 'Some of the numbers in this file belong to no table we recognise', 'Put each table in its own rows with one heading row, or a checker must look at them by hand', {}));
  }
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()];
}
