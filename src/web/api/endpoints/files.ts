import { z } from 'zod';
import { addFiles } from '../../../actions/add-files.js';
import { describe } from '../../../actions/describe.js';
import { edit } from '../../../actions/edit.js';
import { removeFile } from '../../../actions/remove-file.js';
import type { Answers } from '../../../requests/request.js';
import { param, parseOrStop } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { intoVault, receive } from '../../upload.js';
import { endpoint } from '../endpoint.js';
import { answersBody, requestAnswer } from '../schemas.js';
import { purposes } from '../words.js';
import { answerOf, deskOf, targetOf } from './on-request.js';

const form = z.object({ purpose: z.enum(purposes).optional() });

export const files = [
  endpoint({
    method: 'post', path: '/requests/:ref/files', id: 'addFiles', does: 'Add files, or new versions of files of the same name', needs: 'submit', takesFiles: true, headers: ['If-Match'],
    answers: { status: 201, schema: requestAnswer }, before: (deps) => receive(deps, 'token'),
    async run(asked) {
      const { deps, req } = asked;
      const stored = await intoVault(deps, req);
      const desk = await deskOf(asked);
      if (!desk.isAuthor) throw stopFor({ refused: 'not-allowed' });
      const { purpose } = parseOrStop(form, req.body);
      return answerOf(asked, desk, await addFiles(deps.ports, targetOf(asked, desk), desk.actor, { files: stored.map((file) => ({ ...file, ...(purpose && { purpose }) })) }));
    },
  }),
  endpoint({
    method: 'patch', path: '/requests/:ref/files/:file', id: 'describeFile', does: 'Say what a file is for, which file holds its numbers, and answer the questions about it', needs: 'submit', headers: ['If-Match'],
    body: z.strictObject({ purpose: z.enum(purposes).optional(), numbersIn: z.string().optional(), answers: answersBody.optional() }),
    answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const { deps, body: { answers, purpose, numbersIn }, req } = asked;
      const desk = await deskOf(asked);
      const id = param(req, 'file');
      let target = targetOf(asked, desk);
      let answer = desk.request.files.some((file) => file.id === id) ? undefined : answerOf(asked, desk, { refused: 'no-such-file', about: [id] });
      if (purpose !== undefined || numbersIn !== undefined) {
        answer = answerOf(asked, desk, await edit(deps.ports, target, desk.actor, { files: [{ id, ...(purpose && { purpose }), ...(numbersIn !== undefined && { numbersIn }) }] }));
        target = { id: target.id };
      }
      if (answers !== undefined) answer = answerOf(asked, desk, await describe(deps.ports, target, desk.actor, { files: [id], answers: answers as Answers }));
      return answer ?? answerOf(asked, desk, { done: desk.request });
    },
  }),
  endpoint({
    method: 'delete', path: '/requests/:ref/files/:file', id: 'removeFile', does: 'Take a file out of the request', needs: 'submit', headers: ['If-Match'], answers: { status: 200, schema: requestAnswer },
    async run(asked) {
      const desk = await deskOf(asked);
      return answerOf(asked, desk, await removeFile(asked.deps.ports, targetOf(asked, desk), desk.actor, { file: param(asked.req, 'file') }));
    },
  }),
];
