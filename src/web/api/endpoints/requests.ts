import { z } from 'zod';
import { create } from '../../../actions/create.js';
import { edit } from '../../../actions/edit.js';
import { releaseApproved } from '../../../actions/release-approved.js';
import { submit } from '../../../actions/submit.js';
import { withdraw } from '../../../actions/withdraw.js';
import { isRefused } from '../../../requests/refusals.js';
import { actorOf } from '../../desk.js';
import { stopFor } from '../../middleware/errors.js';
import { endpoint } from '../endpoint.js';
import { pageOf, requestAnswer } from '../schemas.js';
import { states } from '../words.js';
import { answerOf, deskOf, targetOf } from './on-request.js';
import { requestView } from './request-view.js';

const listed = z.strictObject({
  state: z.enum(states).optional(), project: z.string().optional().describe('Code of a project, P-118.'),
  limit: z.coerce.number().int().min(1).max(100).default(20), after: z.string().max(500).optional(),
});

export const requests = [
  endpoint({
    method: 'get', path: '/requests', id: 'listRequests', does: 'Your own requests, by due date', needs: 'read', query: listed,
    answers: { status: 200, schema: pageOf(requestAnswer) },
    async run({ deps, asker, query }) {
      const projects = await deps.ports.reads.projects({ member: asker.account.id });
      const project = query.project === undefined ? undefined : projects.find((one) => one.code === query.project?.toUpperCase());
      if (query.project !== undefined && !project) throw stopFor({ refused: 'not-found' });
      const page = await deps.ports.reads.requests(
        { author: asker.account.id, ...(project && { project: project.id }), ...(query.state && { states: [query.state] }) },
        { limit: query.limit, ...(query.after !== undefined && { after: query.after }) },
      );
      const now = deps.ports.now();
      const views = await Promise.all(page.items.map(async (request) => {
        const own = projects.find((one) => one.id === request.project) ?? await deps.ports.reads.project(request.project);
        return own ? [requestView(deps, { request, project: own, account: asker.account, isStaff: false, now })] : [];
      }));
      return { items: views.flat(), ...(page.next !== undefined && { next: page.next }) };
    },
  }),
  endpoint({
    method: 'post', path: '/requests', id: 'createRequest', does: 'Start a request: a draft, yours alone until it is sent', needs: 'submit',
    body: z.strictObject({ project: z.string().describe('Code of the project, P-118.'), title: z.string().min(1).max(300) }), headers: ['Idempotency-Key'],
    answers: { status: 201, schema: requestAnswer },
    async run({ deps, asker, body, req, res }) {
      const project = (await deps.ports.reads.projects({ member: asker.account.id })).find((one) => one.code === body.project.toUpperCase());
      if (!project) throw stopFor({ refused: 'not-found' });
      const actor = actorOf(project, asker.account);
      const key = req.get('Idempotency-Key');
      const outcome = await create(deps.ports, actor, { project: project.id, title: body.title, ...(key !== undefined && { key: key.slice(0, 200) }) });
      if (isRefused(outcome)) throw stopFor(outcome);
      res.set('ETag', `"${outcome.done.version}"`);
      return requestView(deps, { request: outcome.done, project, account: asker.account, isStaff: false, now: deps.ports.now() });
    },
  }),
  endpoint({
    method: 'get', path: '/requests/:ref', id: 'getRequest', does: 'One request and where it stands', needs: 'read', answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      asked.res.set('ETag', `"${desk.request.version}"`);
      return requestView(asked.deps, desk);
    },
  }),
  endpoint({
    method: 'patch', path: '/requests/:ref', id: 'renameRequest', does: 'Give it another title', needs: 'submit', headers: ['If-Match'],
    body: z.strictObject({ title: z.string().min(1).max(300) }), answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await edit(asked.deps.ports, targetOf(asked, desk), desk.actor, { title: asked.body.title }));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/send', id: 'sendRequest', does: 'Send it to the checkers, or send the next round', needs: 'submit', headers: ['If-Match', 'Idempotency-Key'],
    body: z.strictObject({ rowsConfirmed: z.boolean().default(false).describe('Files that look like one row for each person are not that.') }),
    answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      const target = targetOf(asked, desk);
      const outcome = await submit(asked.deps.ports, target, desk.actor, asked.body);
      // The same send, repeated because its answer was lost, is answered again and done once.
      const wasDone = isRefused(outcome) && outcome.refused === 'wrong-state' && desk.isAuthor && target.version === desk.request.version - 1 && desk.request.state === 'checking';
      return answerOf(asked, desk, wasDone ? { done: desk.request } : outcome);
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/withdraw', id: 'withdrawRequest', does: 'Take it back', needs: 'submit', headers: ['If-Match'],
    body: z.strictObject({ reason: z.string().max(10_000).optional() }), answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      const { reason } = asked.body;
      return answerOf(asked, desk, await withdraw(asked.deps.ports, targetOf(asked, desk), desk.actor, reason === undefined ? {} : { reason }));
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/release-approved', id: 'releaseApproved', does: 'Have what is already approved released now', needs: 'submit', headers: ['If-Match'],
    answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await releaseApproved(asked.deps.ports, targetOf(asked, desk), desk.actor));
    },
  }),
];
