import { Router } from 'express';
import { fileOf, hasFinished } from '../../../requests/request.js';
import { settle } from '../../../requests/settle.js';
import { votesSeenBy } from '../../../requests/sight.js';
import type { Deps } from '../../deps.js';
import { deskOf, findingsOf, namesOf } from '../../desk.js';
import { stopFor } from '../../middleware/errors.js';
import { momentWords } from '../../words/days.js';
import { worstFirst, marks } from '../../words/severity.js';

const ballots = { approve: 'Approve', changes: 'Ask for changes', refuse: 'Refuse' } as const;

/** Where the checkers differ: two reasons side by side, the findings between. Only for those who have finished. */
export function differencesPage(deps: Deps): Router {
  const router = Router();
  router.get('/requests/:ref/differences', async (req, res) => {
    const { request, actor, isStaff, report, now } = await deskOf(deps, req, res);
    const { differ } = settle(request);
    const isThird = request.claims.some((claim) => claim.checker === actor.id) && request.claims.length > (request.terms?.checkers ?? 2);
    if (!isStaff || (!hasFinished(request, actor.id) && !isThird)) throw stopFor({ refused: 'not-allowed' });
    const votes = votesSeenBy(request, actor);
    const names = await namesOf(deps, votes.map((vote) => vote.checker));
    const files = differ.flatMap((id) => {
      const file = fileOf(request, id);
      if (!file) return [];
      const last = new Map(votes.filter((vote) => vote.file === id && vote.round === request.round).map((vote) => [vote.checker, vote]));
      return [{
        id, name: file.name, findings: worstFirst(findingsOf(report, file)).slice(0, 20).map((finding) => ({ message: finding.message, mark: marks[finding.consequence] })),
        views: [...last.values()].map((vote) => ({ who: vote.checker === actor.id ? 'You' : (names.get(vote.checker) ?? 'The other checker'), ballot: ballots[vote.ballot], reason: vote.reason ?? 'No reason given.', when: momentWords(vote.at, now) })),
      }];
    });
    res.render('pages/differences/page.njk', { title: 'Where the checkers differ', request, files });
  });
  return router;
}
