import { addWorkingDays } from '../requests/due.js';
import { figuresWithoutNumbers, missingAnswers } from '../requests/answers.js';
import { comingRound, resent } from '../requests/files.js';
import { recordLike } from '../requests/findings.js';
import { packsOf, type Project } from '../requests/project.js';
import { isRefused } from '../requests/refusals.js';
import { undecided, type ReleaseRequest, type Terms } from '../requests/request.js';
import type { Actor } from '../requests/lifecycle.js';
import type { ResolvedPack } from '../packs/pack.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';

export interface Submission {
  /** The second, plain confirmation for files that look like one row for each person. */
  readonly rowsConfirmed?: boolean;
}

/** The researcher sends the request, or sends it again. From here on its files are fixed until it comes back. */
export async function submit(ports: Ports, target: Target, actor: Actor, input: Submission): Promise<Outcome> {
  const request = await ports.reads.request(target.id);
  const project = request && (await ports.reads.project(request.project));
  if (!project) return { refused: 'not-found' };
  const pack = ports.packs.composed(packsOf(project));
  if (!pack) return { refused: 'pack-unknown', about: packsOf(project) };
  const draft = input.rowsConfirmed ? undefined : await ports.views.draftReport(target.id);
  const outcome = await send(ports, target, actor, { terms: termsOf(project, pack), records: draft ? recordLike(draft) : new Set() });
  if (!isRefused(outcome)) await ports.jobs.enqueue('check', { request: outcome.done.id, version: outcome.done.version });
  return outcome;
}

/** How the request will be decided: the stricter of what the project and the packs of its data ask. */
const termsOf = (project: Project, pack: ResolvedPack): Terms => ({
  packs: packsOf(project), checkers: Math.max(project.checkers, pack.checkers), review: project.review, promiseDays: project.promiseDays, noFindings: pack.noFindings,
});

interface Sending {
  readonly terms: Terms;
  /** Digests of files that look like rows of people and were not confirmed. */
  readonly records: ReadonlySet<string>;
}

const send = act<Sending>('submit', {
  refuses: (request, { records }) => {
    const open = openOutputs(request);
    if (open.length === 0) return { refused: 'nothing-to-send' };
    const missing = open.flatMap((file) => missingAnswers(file).map((field) => `${file.id}.${field}`));
    if (missing.length > 0) return { refused: 'answers-missing', about: missing };
    const figures = figuresWithoutNumbers(request);
    if (figures.length > 0) return { refused: 'numbers-missing', about: figures };
    const rows = open.filter((file) => records.has(file.sha256));
    return rows.length > 0 ? { refused: 'rows-unconfirmed', about: rows.map((file) => file.id) } : undefined;
  },
  changes: (request, { terms }, { at, ports }) => ({
    round: comingRound(request), files: resent(request), claims: [], terms, sentAt: at, reason: undefined,
    // The promise is kept when the answer comes on that day, in the authority's office hours.
    dueAt: `${addWorkingDays(at.slice(0, 10), terms.promiseDays, ports.holidays)}T17:00:00.000Z`,
  }),
  remembers: (request, { terms }) => ({
    round: request.round, packs: terms.packs, checkers: terms.checkers, files: request.files.map((file) => [file.id, file.sha256, file.purpose]),
  }),
});

const openOutputs = (request: ReleaseRequest) => undecided({ ...request, files: resent(request) });
