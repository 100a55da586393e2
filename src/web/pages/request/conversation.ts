import { Router } from 'express';
import { z } from 'zod';
import { comment } from '../../../actions/comment.js';
import { resolve } from '../../../actions/resolve.js';
import type { Comment, ReleaseRequest } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop } from '../../desk.js';
import { param, parseOrStop } from '../../form.js';
import { notFound } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { momentWords } from '../../words/days.js';
import { localPath } from '../sign-in/page.js';

const form = z.object({
  text: z.string().max(20_000),
  audience: z.enum(['researcher', 'checkers']).default('researcher'),
  file: z.string().optional(),
  finding: z.string().optional(),
  cell: z.string().regex(/^[\w.-]{1,80}(\/\d{1,7}){2}$/).optional().or(z.literal('').transform(() => undefined)),
  back: z.string().optional(),
});

/** Saying something about a request, pinned to a file, a finding or a cell. */
export function commentRoute(deps: Deps): Router {
  const router = Router();
  router.post('/requests/:ref/comments', async (req, res) => {
    const { request, actor, isStaff } = await deskOf(deps, req, res);
    const { back, text, audience, file, finding, cell } = parseOrStop(form, req.body);
    const pins = { ...(file ? { file } : {}), ...(finding ? { finding } : {}), ...(cell ? { cell } : {}) };
    doneOrStop(await comment(deps.ports, { id: request.id }, actor, { text, audience, ...pins }), request);
    say(req, !isStaff ? 'Your message is saved.' : audience === 'checkers' ? 'Saved. Only checkers see it.' : 'Saved. The researcher will see it when the request is returned.');
    res.redirect(303, back ? `/requests/${request.ref}${localPath(back).slice(0, 500)}` : `/requests/${request.ref}#conversation`);
  });
  router.post('/requests/:ref/comments/:comment/:move', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const isDone = param(req, 'move') === 'done';
    if (!isDone && param(req, 'move') !== 'open') throw notFound();
    doneOrStop(await resolve(deps.ports, { id: request.id }, actor, { comment: param(req, 'comment'), isDone }), request);
    say(req, isDone ? 'Marked as done.' : 'Open again.');
    const { back } = parseOrStop(resolveForm, req.body);
    res.redirect(303, back ? `/requests/${request.ref}${localPath(back).slice(0, 500)}` : `/requests/${request.ref}#conversation`);
  });
  return router;
}

const resolveForm = z.object({ back: z.string().optional() });

export interface ThreadLine {
  readonly id: string;
  readonly isDone: boolean;
  readonly who: string;
  readonly when: string;
  readonly text: string;
  readonly audience: Comment['audience'];
  readonly about?: string;
  readonly href?: string;
  /** A proven fix that the researcher may accept. */
  readonly fix?: Comment['fix'];
}

/** Comments as lines, oldest first, with what each is pinned to. Checkers are not named to researchers. */
export function threadOf(comments: readonly Comment[], request: ReleaseRequest, { names, isStaff, now }: { readonly names: ReadonlyMap<string, string>; readonly isStaff: boolean; readonly now: string }): ThreadLine[] {
  return comments.map((one) => {
    const file = [...request.files, ...request.pastFiles].find((other) => other.id === one.file);
    const [, row, column] = one.cell?.split('/') ?? [];
    const about = file ? `${file.name}${one.cell ? `, row ${row}, column ${column}` : ''}` : undefined;
    const isByAuthor = one.author === request.author;
    return {
      id: one.id, isDone: one.resolved !== undefined,
      who: isByAuthor ? `${names.get(one.author) ?? 'The researcher'} (researcher)` : isStaff ? `${names.get(one.author) ?? 'A checker'} (checker)` : 'A checker',
      when: `${momentWords(one.at, now)}, round ${one.round}`, text: one.text, audience: one.audience, ...(one.fix ? { fix: one.fix } : {}),
      ...(about ? { about } : {}), ...(file ? { href: `/requests/${request.ref}/files/${file.id}${one.cell ? `?cell=${one.cell.replaceAll('/', '.')}` : ''}` } : {}),
    };
  });
}
