import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { comment } from '../../../actions/comment.js';
import { filesAlike, fixesOf } from '../../../actions/fixes-of.js';
import { saveFix } from '../../../actions/save-fix.js';
import type { RequestFile } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, fileIn, type Desk } from '../../desk.js';
import { param, parseOrStop, query } from '../../form.js';
import { notFound } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { plural } from '../../words/plural.js';
import { closesWords, outlookOf, previewOf, protectionWords } from './preview.js';

const chosenForm = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), number: z.coerce.number().int().min(0).max(99) });

/** Preview fix: what proven fixes would do to a file, before and after; its author keeps one, a checker puts one into a comment. */
export function fixesPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/files/:file/fixes', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    res.render('pages/fixes/page.njk', await modelOf(deps, desk, currentFile(desk, param(req, 'file')), query(req, 'all') === '1'));
  });
  router.post('/requests/:ref/files/:file/fixes', async (req, res) => saved(deps, req, res));
  // One press on a fix that a checker put into a comment.
  router.post('/requests/:ref/fixes', async (req, res) => saved(deps, req, res));
  router.post('/requests/:ref/files/:file/fixes/comment', async (req, res) => {
    const { request, actor, isStaff } = await deskOf(deps, req, res);
    if (!isStaff) throw notFound();
    const file = fileIn(request, param(req, 'file'));
    const { key, number } = parseOrStop(chosenForm, req.body);
    const proposal = (await ports.views.fixes(key))?.proposals[number];
    if (!proposal) throw notFound();
    const text = `Suggested: ${proposal.title}. It hides ${proposal.hides}. ${closesWords(proposal)} You can accept it with one press.`;
    doneOrStop(await comment(ports, { id: request.id }, actor, { text, audience: 'researcher', file: file.id, fix: { key, number } }), request);
    say(req, 'Saved. The researcher will see it when the request is returned, and can accept the fix with one press.');
    res.redirect(303, `/requests/${request.ref}/files/${file.id}`);
  });
  return router;
}

async function saved(deps: Deps, req: Request, res: Response): Promise<void> {
  const { request, actor } = await deskOf(deps, req, res);
  const chosen = parseOrStop(chosenForm, req.body);
  const done = doneOrStop(await saveFix(deps.ports, { id: request.id }, actor, chosen), request);
  const proposal = (await deps.ports.views.fixes(chosen.key))?.proposals[chosen.number];
  const now = done.files.filter(({ sha256 }) => proposal?.files.some((file) => file.sha256 === sha256));
  say(req, `Saved ${now.length === 1 ? 'the fixed copy' : `${plural(now.length, 'fixed copy', 'fixed copies')}`}. ${now.length === 1 ? 'It is' : 'They are'} being checked like any upload; the original is kept in the record.`);
  res.redirect(303, now.length === 1 ? `/requests/${done.ref}/files/${now[0]!.id}` : `/requests/${done.ref}`);
}

function currentFile({ request }: Desk, id: string): RequestFile {
  const file = request.files.find((one) => one.id === id);
  if (!file) throw notFound();
  return file;
}

async function modelOf(deps: Deps, desk: Desk, file: RequestFile, all: boolean) {
  const { request, project, isAuthor, isStaff } = desk;
  const { ports } = deps;
  const alike = await filesAlike(ports, request, file.id);
  const wanted = all ? alike : [file.id];
  const fixes = await fixesOf(ports, { request, project, wanted });
  const views = new Map(await Promise.all(request.files.map(async (one) => [one.id, await ports.views.view(one.sha256)] as const)));
  const mayKeep = isAuthor && (request.state === 'draft' || request.state === 'returned');
  return {
    title: all ? `Fixes for ${plural(wanted.length, 'file')} of this shape` : `Fixes for ${file.name}`, tabTitle: `Fixes in ${request.ref}`, request, file, base: `/requests/${request.ref}/files/${file.id}`,
    key: fixes.key, mayKeep, maySuggest: isStaff && request.state === 'inReview', alike: alike.length, all, isAuthor,
    status: fixes.proposals.length > 0 ? `${plural(fixes.proposals.length, 'fix', 'fixes')}, the strongest protection first. Each was written, read again and checked.` : 'No fix was proven for this file.',
    fixes: fixes.proposals.map((one, number) => ({
      ...one, number, protects: protectionWords(one), closesWords: closesWords(one), outlook: outlookOf(one.outlook),
      previews: one.files.map((fixed) => ({ name: request.files.find(({ id }) => id === fixed.file)?.name ?? '', grids: previewOf(views.get(fixed.file), fixed.changes), changes: fixed.changes.length })),
    })),
    advice: fixes.advice.map(({ says }) => says), notProposed: [...new Set(fixes.notProposed.map(({ says }) => says))],
  };
}
