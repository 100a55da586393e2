import { z } from 'zod';
import { claim } from '../../../actions/claim.js';
import { finish } from '../../../actions/finish.js';
import { handBack } from '../../../actions/hand-back.js';
import { open } from '../../../actions/open.js';
import { vote } from '../../../actions/vote.js';
import { param } from '../../form.js';
import { endpoint } from '../endpoint.js';
import { requestAnswer } from '../schemas.js';
import { answerOf, deskOf, targetOf } from './on-request.js';

/** Deciding: for people in a session of their own. A token is refused at each of these, whatever its scopes. */
export const decisions = [
  endpoint({
    method: 'post', path: '/requests/:ref/claim', id: 'claimRequest', does: 'Take it from the queue', needs: 'decide', answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await claim(asked.deps.ports, targetOf(asked, desk), desk.actor));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/hand-back', id: 'handBackRequest', does: 'Give it back to the queue', needs: 'decide', answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await handBack(asked.deps.ports, targetOf(asked, desk), desk.actor));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/findings/:finding/open', id: 'openFinding', does: 'Say that you have read a finding', needs: 'decide', answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await open(asked.deps.ports, { id: desk.request.id }, desk.actor, { finding: param(asked.req, 'finding') }));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/files/:file/vote', id: 'voteOnFile', does: 'Decide on one file, by the digest of the bytes you read', needs: 'decide', headers: ['If-Match'],
    body: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), ballot: z.enum(['approve', 'changes', 'refuse']), reason: z.string().max(10_000).optional() }),
    answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      const { sha256, ballot, reason } = asked.body;
      return answerOf(asked, desk, await vote(asked.deps.ports, targetOf(asked, desk, true), desk.actor, { file: param(asked.req, 'file'), sha256, ballot, ...(reason !== undefined && { reason }) }));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/finish', id: 'finishReview', does: 'Send your review: your decisions count from now on', needs: 'decide', headers: ['If-Match'], answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await finish(asked.deps.ports, targetOf(asked, desk, true), desk.actor));
    },
  }),
];
