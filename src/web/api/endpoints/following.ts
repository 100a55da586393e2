import { z } from 'zod';
import { comment } from '../../../actions/comment.js';
import { download } from '../../../actions/download.js';
import { record } from '../../../actions/record.js';
import { withoutValues } from '../../../examine/without-values.js';
import { isRefused } from '../../../requests/refusals.js';
import { commentsSeenBy } from '../../../requests/sight.js';
import { namesOf } from '../../desk.js';
import { param } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { endpoint } from '../endpoint.js';
import { commentAnswer, pageOf, requestAnswer } from '../schemas.js';
import { answerOf, deskOf, targetOf } from './on-request.js';

/** Following a request: what was found, what was said, what was released. */
export const following = [
  endpoint({
    method: 'get', path: '/requests/:ref/report', id: 'getReport', does: 'The check report of this round; values only when asked for', needs: 'read',
    query: z.strictObject({ values: z.enum(['yes', 'no']).default('no') }), answers: { status: 200, schema: z.looseObject({ schema: z.literal('airlock.check-report/1') }) },
    async run(asked) {
      const desk = await deskOf(asked);
      if (!desk.report) throw stopFor({ refused: 'not-found' });
      await record(asked.deps.ports, { actor: desk.account.id, name: 'view', subject: { is: 'request', id: desk.request.id }, detail: { what: 'report', values: asked.query.values } });
      return asked.query.values === 'yes' ? desk.report : withoutValues(desk.report);
    },
  }),
  endpoint({
    method: 'get', path: '/requests/:ref/comments', id: 'listComments', does: 'What was written to and by you', needs: 'read', answers: { status: 200, schema: pageOf(commentAnswer) },
    async run(asked) {
      const desk = await deskOf(asked);
      const seen = commentsSeenBy(desk.request, desk.actor);
      const names = desk.isStaff ? await namesOf(asked.deps, seen.map((one) => one.author)) : new Map<string, string>();
      return {
        items: seen.map(({ id, at, round, author, text, file, cell }) => ({
          id, at, round, text, author: author === desk.account.id ? 'you' : author === desk.request.author ? 'researcher' : names.get(author) ?? 'checker',
          ...(file !== undefined && { file }), ...(cell !== undefined && { cell }),
        })),
      };
    },
  }),
  endpoint({
    method: 'post', path: '/requests/:ref/comments', id: 'addComment', does: 'Write to the checkers, pinned to a file if you like', needs: 'submit',
    body: z.strictObject({ text: z.string().min(1).max(10_000), file: z.string().optional() }), answers: { status: 201, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      const { text, file } = asked.body;
      return answerOf(asked, desk, await comment(asked.deps.ports, targetOf(asked, desk), desk.actor, { text, audience: 'researcher', ...(file !== undefined && { file }) }));
    },
  }),
  endpoint({
    method: 'get', path: '/requests/:ref/progress', id: 'followProgress', does: 'Server-sent events: one for each change of the request or of its files, until it leaves checking or releasing', needs: 'read',
    answers: { status: 200, type: 'text/event-stream' },
    async run(asked) {
      const { deps, req, res } = asked;
      const desk = await deskOf(asked);
      res.status(200).set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
      const tell = async () => {
        const [request, files] = await Promise.all([deps.ports.reads.request(desk.request.id), deps.ports.reads.progress(desk.request.id)]);
        res.write(`data: ${JSON.stringify({ state: request?.state, version: request?.version, files })}\n\n`);
        if (request?.state !== 'checking' && request?.state !== 'releasing') res.end();
      };
      const stop = await deps.ports.views.watch(desk.request.id, () => void tell());
      const beat = setInterval(() => res.write(': still here\n\n'), 15_000);
      const over = () => {
        clearInterval(beat);
        stop();
      };
      req.once('close', over);
      res.once('finish', over);
      await tell();
      return undefined;
    },
  }),
  endpoint({
    method: 'get', path: '/requests/:ref/releases/:release', id: 'fetchRelease', does: 'The signed bundle of a release, as a zip', needs: 'read', answers: { status: 200, type: 'application/zip' },
    async run(asked) {
      const desk = await deskOf(asked);
      const release = param(asked.req, 'release');
      const found = await download(asked.deps.ports, desk.actor, { request: desk.request.id, release });
      if (isRefused(found)) throw stopFor(found);
      const path = found.done;
      await new Promise<void>((resolve, reject) =>
        asked.res.type('application/zip').sendFile(path, { dotfiles: 'allow', headers: { 'Content-Disposition': `attachment; filename="${desk.request.ref}.zip"` } }, (error) => (error ? reject(error) : resolve())));
      return undefined;
    },
  }),
];
