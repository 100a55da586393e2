import { Router } from 'express';
import type { Reads } from '../../../ports/index.js';
import { checkOf, type ReleaseRequest } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { personOf } from '../../middleware/person.js';
import { due } from '../../words/days.js';
import { plural } from '../../words/plural.js';
import { statusOf } from '../../words/status.js';

interface Row {
  readonly title: string;
  readonly ref: string;
  readonly project: string;
  readonly round: number;
  readonly status: string;
  readonly due?: string;
  readonly findings?: string;
}

/** R1: the requests of one researcher, by who acts next. */
export function homePage({ ports }: Deps): Router {
  const router = Router();
  router.get('/', async (_req, res) => {
    const account = personOf(res);
    const projects = await ports.reads.projects({ member: account.id });
    const roles = projects.flatMap((project) => project.members.filter((member) => member.person === account.id).flatMap((member) => member.roles));
    const requests = await allOf(ports.reads, account.id);
    if (requests.length === 0 && !roles.includes('researcher')) return res.redirect(303, roles.includes('checker') || account.isManager ? '/queue' : '/projects');
    const codes = new Map(projects.map((project) => [project.id, project.code]));
    const context = { now: ports.now(), holidays: ports.holidays };
    const rows = requests.map((request) => ({ turn: turnOf(request), row: rowOf(request, codes.get(request.project) ?? '', context) }));
    const at = (turn: Turn): Row[] => rows.filter((one) => one.turn === turn).map((one) => one.row);
    res.render('pages/home/page.njk', {
      title: 'My requests', toAct: at('researcher'), withCheckers: at('checkers'), finished: at('nobody'), canStart: roles.includes('researcher'),
      days: Math.max(...projects.map((project) => project.promiseDays), 1), any: rows.length > 0, status: sentence(rows.length, at('researcher').length, at('checkers').length),
    });
  });
  return router;
}

/** Who acts next, in one sentence. */
const sentence = (all: number, mine: number, theirs: number): string => {
  if (all === 0) return 'You have no requests. Start one: nothing is sent until you say so.';
  return `${mine === 0 ? 'Nothing waits for you.' : `${plural(mine, 'request needs', 'requests need')} you.`} ${theirs === 0 ? 'None is with the checkers.' : `${plural(theirs, 'is', 'are')} with the checkers.`}`;
};

type Turn = 'researcher' | 'checkers' | 'nobody';

/** Who acts next. */
export function turnOf({ state }: Pick<ReleaseRequest, 'state'>): Turn {
  switch (state) {
    case 'draft': case 'returned': return 'researcher';
    case 'checking': case 'waiting': case 'inReview': case 'releasing': return 'checkers';
    case 'released': case 'refused': case 'withdrawn': case 'recalled': return 'nobody';
  }
}

function rowOf(request: ReleaseRequest, project: string, context: { readonly now: string; readonly holidays: ReadonlySet<string> }): Row {
  const check = checkOf(request);
  return {
    title: request.title, ref: request.ref, project, round: request.round, status: statusOf(request, { is: 'researcher' }, context),
    ...(request.dueAt && turnOf(request) === 'checkers' ? { due: due(request.dueAt, context.now, context.holidays).words } : {}),
    ...(check ? { findings: check.fails + check.reviews === 0 ? 'None' : [check.fails > 0 ? `! ${check.fails} blocking` : '', check.reviews > 0 ? `? ${check.reviews} to judge` : ''].filter(Boolean).join(', ') } : {}),
  };
}

/** Every request of this author, newest first. */
async function allOf(reads: Reads, author: string): Promise<ReleaseRequest[]> {
  const all: ReleaseRequest[] = [];
  for (let after: string | undefined; ; ) {
    const page = await reads.requests({ author }, { limit: 200, ...(after ? { after } : {}) });
    all.push(...page.items);
    if (!page.next) return all.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    after = page.next;
  }
}
