import { Router } from 'express';
import type { Account, RequestFilter } from '../../../ports/index.js';
import { conflictOf, type State } from '../../../requests/lifecycle.js';
import type { Project } from '../../../requests/project.js';
import { checkOf, hasFinished, outputsOf, undecided, type ReleaseRequest } from '../../../requests/request.js';
import { checkersNeeded, settle } from '../../../requests/settle.js';
import type { Deps } from '../../deps.js';
import { actorOf } from '../../desk.js';
import { query } from '../../form.js';
import { messages } from '../../messages.js';
import { stopFor } from '../../middleware/errors.js';
import { personOf } from '../../middleware/person.js';
import { due, type Due } from '../../words/days.js';
import { plural } from '../../words/plural.js';
import { statusOf } from '../../words/status.js';

export interface QueueRow {
  readonly ref: string;
  readonly title: string;
  readonly project: string;
  readonly round: number;
  readonly due?: Due;
  readonly fails: number;
  readonly reviews: number;
  readonly unread: number;
  readonly files: number;
  readonly checkers: string;
  readonly status: string;
  readonly canClaim: boolean;
  readonly why?: string;
}

const filters = { all: 'Everything open', mine: 'Mine', unclaimed: 'Unclaimed', late: 'Late', researcher: 'With the researcher' } as const;
type Filter = keyof typeof filters;
const statesOf: Readonly<Record<Filter, readonly State[]>> = {
  all: ['waiting', 'inReview'], mine: ['inReview'], unclaimed: ['waiting'], late: ['waiting', 'inReview'], researcher: ['returned'],
};

/** C1: what waits for the checkers, by due date, then worst finding, then fewest files. */
export function queuePage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/queue', async (req, res) => {
    const account = personOf(res);
    const projects = await staffProjects(deps, account);
    if (projects.length === 0 && !account.isManager) throw stopFor({ refused: 'not-allowed' });
    const chosen = query(req, 'show');
    const filter: Filter = chosen in filters ? (chosen as Filter) : 'all';
    const code = query(req, 'project');
    const within = projects.filter((project) => code === '' || project.code === code);
    const after = query(req, 'after');
    const where: RequestFilter = { projects: within.map((project) => project.id), states: statesOf[filter], ...(filter === 'mine' ? { claimedBy: account.id } : {}) };
    const page = await ports.reads.requests(where, { limit: 50, ...(/^[\w=.-]{1,300}$/.test(after) ? { after } : {}) });
    const now = ports.now();
    const rows = page.items.map((request) => rowOf(request, projects.find((project) => project.id === request.project)!, account, { now, holidays: ports.holidays })).filter((row) => filter !== 'late' || (row.due?.left ?? 0) < 0);
    const open = await ports.reads.requests({ projects: projects.map((project) => project.id), states: ['waiting', 'inReview'] }, { limit: 500 });
    const away = await ports.reads.requests({ projects: projects.map((project) => project.id), states: ['returned'] }, { limit: 500 });
    res.render('pages/queue/page.njk', {
      title: 'Queue', rows, next: page.next, filter, code, headline: headline(open.items, account.id, now, ports.holidays), withResearchers: away.items.length,
      filters: Object.entries(filters).map(([value, text]) => ({ value, text, checked: value === filter })),
      projects: [{ value: '', text: 'Every project', checked: code === '' }, ...projects.map((project) => ({ value: project.code, text: `${project.code}: ${project.title}`, checked: project.code === code }))],
    });
  });
  return router;
}

/** Projects whose requests this person may check or oversee. */
async function staffProjects({ ports }: Deps, account: Account): Promise<Project[]> {
  const all = await ports.reads.projects(account.isManager ? {} : { member: account.id });
  return all.filter((project) => actorOf(project, account).roles.some((role) => role !== 'researcher'));
}

interface Today {
  readonly now: string;
  readonly holidays: ReadonlySet<string>;
}

export function rowOf(request: ReleaseRequest, project: Project, account: Account, { now, holidays }: Today): QueueRow {
  const actor = actorOf(project, account);
  const check = checkOf(request);
  const conflict = conflictOf(request, actor);
  const isMine = request.claims.some((claim) => claim.checker === account.id);
  const isFull = request.claims.length >= checkersNeeded(request);
  const canClaim = !conflict && !isMine && !isFull && actor.roles.includes('checker') && (request.state === 'waiting' || request.state === 'inReview');
  return {
    ref: request.ref, title: request.title, project: project.code, round: request.round, ...(request.dueAt && request.state !== 'returned' ? { due: due(request.dueAt, now, holidays) } : {}),
    fails: check?.fails ?? 0, reviews: check?.reviews ?? 0, unread: check?.unread ?? 0, files: outputsOf(request).length, checkers: checkersWords(request, account.id),
    status: statusOf(request, { is: 'staff', id: account.id }, { now, holidays }), canClaim, ...(conflict ? { why: messages[conflict].title } : {}),
  };
}

/** "1 of 2 done, yours: 3 of 5". */
function checkersWords(request: ReleaseRequest, me: string): string {
  const done = request.claims.filter((claim) => hasFinished(request, claim.checker)).length;
  const needed = checkersNeeded(request);
  if (request.claims.length === 0) return `0 of ${needed}`;
  const open = undecided(request);
  const decided = open.filter((file) => request.votes.some((vote) => vote.file === file.id && vote.checker === me && vote.round === request.round && vote.sha256 === file.sha256)).length;
  const isMine = request.claims.some((claim) => claim.checker === me);
  const mine = isMine ? (hasFinished(request, me) ? ', yours: sent' : `, yours: ${decided} of ${open.length}`) : '';
  return `${done} of ${needed} done${mine}${hasFinished(request, me) && settle(request).differ.length > 0 ? ', they differ' : ''}`;
}

/** "7 waiting, 2 due today, none late. You have 2 open." */
export function headline(requests: readonly ReleaseRequest[], me: string, now: string, holidays: ReadonlySet<string>): string {
  if (requests.length === 0) return 'Nothing is waiting.';
  const left = requests.flatMap((request) => (request.dueAt ? [due(request.dueAt, now, holidays)] : []));
  const today = left.filter((one) => one.words.endsWith('due today')).length;
  const late = left.filter((one) => one.left < 0).length;
  const mine = requests.filter((request) => request.claims.some((claim) => claim.checker === me) && !hasFinished(request, me)).length;
  return `${plural(requests.length, 'request')} waiting, ${today === 0 ? 'none' : today} due today, ${late === 0 ? 'none' : late} late. You have ${mine === 0 ? 'none' : mine} open.`;
}
