import { Router } from 'express';
import { openActions } from '../../../requests/lifecycle.js';
import { commentsSeenBy } from '../../../requests/sight.js';
import type { Deps } from '../../deps.js';
import { deskOf, draftOf, namesOf, type Desk } from '../../desk.js';
import { momentWords } from '../../words/days.js';
import { statusOf, unanswered } from '../../words/status.js';
import { checkerModel } from './checker.js';
import { commentRoute, threadOf } from './conversation.js';
import { moveRoutes } from './moves.js';
import { coverageOf, fileLines } from './outputs.js';
import { isCurrent, isWorking, progressLines, progressStream } from './progress.js';
import { releasesOf } from './releases.js';
import { timelineOf } from './timeline.js';

/** R6, R7, R8 and C2: one request, as its researcher or as its checkers see it. */
export function requestPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.use(commentRoute(deps), progressStream(deps), moveRoutes(deps));
  router.get('/requests/:ref', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    await ports.store.record({ at: desk.now, actor: desk.account.id, name: 'view', subject: { is: 'request', id: desk.request.id }, detail: { round: desk.request.round } });
    res.render(desk.isStaff ? 'pages/request/checker.njk' : 'pages/request/researcher.njk', await modelOf(deps, desk));
  });
  return router;
}

async function modelOf(deps: Deps, desk: Desk) {
  const { ports } = deps;
  const { request, isStaff, isAuthor, now, actor } = desk;
  const isDraft = request.state === 'draft' || request.state === 'returned';
  const draft = isDraft ? await draftOf(ports, request) : undefined;
  const report = isCurrent(request, draft) ? draft : isDraft ? undefined : desk.report;
  const comments = commentsSeenBy(request, actor);
  const names = await namesOf(deps, [request.author, ...comments.map((one) => one.author), ...request.claims.map((one) => one.checker), ...request.votes.map((one) => one.checker)]);
  const working = isWorking(request, draft);
  const files = fileLines(desk, report);
  return {
    title: request.title, tabTitle: `Request ${request.ref}`, request, isAuthor, open: openActions(request, actor), project: desk.project,
    status: statusOf(request, isStaff ? { is: 'staff', id: actor.id } : { is: 'researcher' }, { now, holidays: ports.holidays }),
    outputs: files.filter((file) => file.purpose === 'output'), supporting: files.filter((file) => file.purpose !== 'output'), unanswered: unanswered(request),
    working, progressLines: progressLines(request, await ports.reads.progress(request.id)), steps: timelineOf(request, now),
    thread: threadOf(comments, request, { names, isStaff, now }), releaseList: releasesOf(request, now), hasApproved: request.files.some((file) => file.outcome === 'approved'), author: names.get(request.author) ?? 'Somebody',
    ...(report ? { coverage_: coverageOf(report), generalFindings: report.findings } : {}), checkedAt: desk.report && request.checks.length > 0 ? momentWords(request.checks.at(-1)!.at, now) : undefined,
    ...(isStaff ? checkerModel(desk, names) : {}),
  };
}
