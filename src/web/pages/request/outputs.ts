import type { CheckReport } from '../../../examine/report.js';
import { missingAnswers } from '../../../requests/answers.js';
import { blockingOn, findingsOn } from '../../../requests/findings.js';
import { outputsOf, type ReleaseRequest, type RequestFile } from '../../../requests/request.js';
import { reasonsAgainst, votesSeenBy } from '../../../requests/sight.js';
import { readOf, type Desk } from '../../desk.js';
import { countOf, marks, worstMark, type Mark } from '../../words/severity.js';
import { plural } from '../../words/plural.js';
import { kindWords } from '../files/page.js';

/** One file in a list of files: its mark, its findings in a line, and where it stands. */
export interface FileLine {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly purpose: RequestFile['purpose'];
  readonly mark: Mark;
  readonly says: string;
  readonly standing: string;
  /** Settled in an earlier round on these very bytes. */
  readonly settled: boolean;
  readonly missing: number;
  /** Why it was sent back or refused, for its researcher. */
  readonly reasons: readonly string[];
  readonly outcome?: RequestFile['outcome'];
}

const outcomes = { approved: 'Approved', changes: 'Changes asked for', refused: 'Refused', released: 'Released' } as const;
const mine = { approve: 'Approved by you', changes: 'Changes asked by you', refuse: 'Refused by you' } as const;

/** Every file of the request, outputs first. `report` is the round's, or the look before sending. */
export const fileLines = (desk: Pick<Desk, 'request' | 'actor' | 'isStaff'>, report: CheckReport | undefined): FileLine[] =>
  [...outputsOf(desk.request), ...desk.request.files.filter((file) => file.purpose !== 'output')].map((file) => lineOf(file, desk, report));

function lineOf(file: RequestFile, { request, actor, isStaff }: Pick<Desk, 'request' | 'actor' | 'isStaff'>, report: CheckReport | undefined): FileLine {
  const missing = file.purpose === 'output' && !file.outcome ? missingAnswers(file).length : 0;
  return {
    id: file.id, name: file.name, kind: kindWords(file.kind), purpose: file.purpose, missing, settled: file.outcome !== undefined, reasons: reasonsAgainst(request, file),
    ...resultOf(file, report), standing: standingOf(file, request, isStaff ? actor.id : undefined, actor, report), ...(file.outcome ? { outcome: file.outcome } : {}),
  };
}

/** What the rules said of one file, as a mark and a line. */
export function resultOf(file: RequestFile, report: CheckReport | undefined): { readonly mark: Mark; readonly says: string } {
  const read = readOf(report, file);
  if (!report || !read) return { mark: marks.unchecked, says: file.purpose === 'output' ? 'Not checked yet' : 'Supporting file' };
  const findings = findingsOn(report, file);
  const parts = [
    [countOf(findings, 'fail'), 'blocking finding'], [countOf(findings, 'review'), 'to judge'], [countOf(findings, 'note'), 'note'],
  ].flatMap(([count, words]) => (count ? [words === 'to judge' ? `${count} to judge` : plural(Number(count), String(words))] : []));
  if (read === 'not') return { mark: marks.unread, says: ['Not read', ...parts].join(', ') };
  if (parts.length === 0) return { mark: marks.none, says: read === 'partly' ? 'Read in part' : 'No findings' };
  return { mark: worstMark(findings), says: [...parts, ...(read === 'partly' ? ['read in part'] : [])].join(', ') };
}

function standingOf(file: RequestFile, request: ReleaseRequest, checker: string | undefined, actor: Desk['actor'], report: CheckReport | undefined): string {
  if (file.purpose !== 'output') return 'Not for release';
  if (file.outcome) return outcomes[file.outcome];
  if (!checker || request.state !== 'inReview') return '';
  const vote = votesSeenBy(request, actor).findLast((one) => one.file === file.id && one.checker === checker && one.round === request.round && one.sha256 === file.sha256);
  if (vote) return mine[vote.ballot];
  const opened = report ? openedCount(request, file, checker, report) : 0;
  return opened > 0 ? 'In progress' : 'Not started';
}

/** How many of the file's blocking findings this checker has opened. */
export const openedCount = (request: ReleaseRequest, file: RequestFile, checker: string, report: CheckReport): number => {
  const ids = new Set(request.opened.filter((one) => one.checker === checker).map((one) => one.finding));
  return blockingOn(report, file).filter((finding) => ids.has(finding.id)).length;
};

/** What was checked, and what was not: always said together. */
export interface Coverage {
  readonly ran: string;
  readonly not: readonly { readonly rule: string; readonly why: string }[];
  readonly unread: readonly string[];
  readonly pack: string;
}

export function coverageOf(report: CheckReport): Coverage {
  const ran = report.rules.filter((rule) => rule.ran > 0);
  const gaps = report.rules.filter((rule) => rule.notEvaluable > 0);
  const idle = report.rules.filter((rule) => rule.ran === 0 && rule.notEvaluable === 0);
  const gapWords = gaps.length === 0 ? '' : ` ${gaps.length} could not run in places.`;
  return {
    ran: `${plural(ran.length, 'rule')} ran.${idle.length > 0 ? ` ${plural(idle.length, 'rule')} did not apply.` : ''}${gapWords}`,
    not: gaps.map((rule) => ({ rule: rule.id, why: `evidence was missing ${plural(rule.notEvaluable, 'time')}` })),
    unread: report.files.filter((file) => file.read !== 'whole').map((file) => `${file.path}: ${file.read === 'not' ? 'not read' : 'read in part'}`),
    pack: `${report.pack.id} ${report.pack.version}`,
  };
}
