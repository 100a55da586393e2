import { Router } from 'express';
import { z } from 'zod';
import { claim } from '../../../actions/claim.js';
import { download } from '../../../actions/download.js';
import { finish } from '../../../actions/finish.js';
import { handBack } from '../../../actions/hand-back.js';
import { recall } from '../../../actions/recall.js';
import { recheck } from '../../../actions/recheck.js';
import { releaseApproved } from '../../../actions/release-approved.js';
import { returnEarly } from '../../../actions/return-early.js';
import { withdraw } from '../../../actions/withdraw.js';
import type { Outcome } from '../../../actions/act.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, type Desk } from '../../desk.js';
import { param, parseOrStop } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';

const reasonForm = z.object({ reason: z.string().max(10_000).default('') });

interface Move {
  readonly does: (deps: Deps, desk: Desk, reason: string) => Promise<Outcome>;
  readonly says: string;
}

/** What a person may do to a request as a whole, each one form with one button. */
const moves: Readonly<Record<string, Move>> = {
  claim: { does: ({ ports }, { request, actor }) => claim(ports, { id: request.id }, actor), says: 'You have claimed this request.' },
  'hand-back': { does: ({ ports }, { request, actor }) => handBack(ports, { id: request.id }, actor), says: 'You have handed this request back.' },
  finish: { does: ({ ports }, { request, actor }) => finish(ports, { id: request.id }, actor), says: 'Your review is sent. Your decisions count from now on.' },
  'return-early': { does: ({ ports }, { request, actor }, reason) => returnEarly(ports, { id: request.id }, actor, { reason }), says: 'Sent back to the researcher with your reason.' },
  recheck: { does: ({ ports }, { request, actor }) => recheck(ports, { id: request.id }, actor), says: 'The files are being checked again.' },
  recall: { does: ({ ports }, { request, actor }, reason) => recall(ports, { id: request.id }, actor, { reason }), says: 'Recalled. The record says so.' },
  'release-approved': { does: ({ ports }, { request, actor }) => releaseApproved(ports, { id: request.id }, actor), says: 'The approved files are being moved out.' },
  withdraw: { does: ({ ports }, { request, actor }, reason) => withdraw(ports, { id: request.id }, actor, { ...(reason ? { reason } : {}) }), says: 'You took this back. Nothing more leaves.' },
};

export function moveRoutes(deps: Deps): Router {
  const router = Router();
  for (const [name, move] of Object.entries(moves)) {
    router.post(`/requests/:ref/${name}`, async (req, res) => {
      const desk = await deskOf(deps, req, res);
      const { reason } = parseOrStop(reasonForm, req.body);
      const request = doneOrStop(await move.does(deps, desk, reason), desk.request);
      say(req, move.says);
      res.redirect(303, `/requests/${request.ref}`);
    });
  }
  router.get('/requests/:ref/releases/:release/bundle', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const outcome = await download(deps.ports, actor, { request: request.id, release: param(req, 'release') });
    if (isRefused(outcome)) throw stopFor(outcome);
    res.download(outcome.done, `${param(req, 'release')}.zip`, { dotfiles: 'allow' });
  });
  return router;
}
