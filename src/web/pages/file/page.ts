import { Router } from 'express';
import { z } from 'zod';
import { makeCleanCopy } from '../../../actions/clean-copy.js';
import { open } from '../../../actions/open.js';
import { vote } from '../../../actions/vote.js';
import type { CheckReport, Finding } from '../../../examine/report.js';
import { outputsOf } from '../../../requests/request.js';
import { comingRound } from '../../../requests/files.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, draftOf, fileIn, type Desk } from '../../desk.js';
import { param, parseOrStop, query } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { plural } from '../../words/plural.js';
import { isCurrent } from '../request/progress.js';
import { addressText, parseAddress } from './address.js';
import { fileModel, type Asked } from './model.js';
import { pictureRoute } from './picture.js';

const voteForm = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/), ballot: z.enum(['approve', 'changes', 'refuse']), reason: z.string().max(10_000).optional(), back: z.string().optional(),
});

const findForm = z.object({ text: z.string().max(200).default('') });

/** C3: one file with its findings marked in its own table, and the decision about it. */
export function filePage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.use(pictureRoute(deps));
  router.get('/requests/:ref/files/:file', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const file = fileIn(desk.request, param(req, 'file'));
    const report = await reportFor(deps, desk);
    const asked = askedIn(query(req, 'finding'), query(req, 'cell'), { rows: query(req, 'rows'), show: query(req, 'show'), view: query(req, 'view'), comment: query(req, 'comment') });
    const before = await fileModel(deps, desk, file, { report, asked });
    const seen = await opened(deps, desk, before.blockingShown);
    const model = seen === desk ? before : await fileModel(deps, seen, file, { report, asked });
    await ports.store.record({ at: desk.now, actor: desk.account.id, name: 'view', subject: { is: 'file', id: file.id }, detail: { request: desk.request.id, sha256: file.sha256 } });
    res.render('pages/file/page.njk', model);
  });
  // What is looked for may be a value of theirs: it comes in a form, and stands in no address.
  router.post('/requests/:ref/files/:file/find', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const { text } = parseOrStop(findForm, req.body);
    await ports.store.record({ at: desk.now, actor: desk.account.id, name: 'view', subject: { is: 'file', id: param(req, 'file') }, detail: { request: desk.request.id } });
    const asked = { ...askedIn('', '', { rows: '', show: '', view: '', comment: '' }), ...(text.trim() === '' ? {} : { find: text.trim() }) };
    res.render('pages/file/page.njk', await fileModel(deps, desk, fileIn(desk.request, param(req, 'file')), { report: await reportFor(deps, desk), asked }));
  });
  router.get('/requests/:ref/files/:file/find', (req, res) => {
    const cell = parseAddress(query(req, 'cell'));
    res.redirect(303, `/requests/${encodeURIComponent(param(req, 'ref'))}/files/${encodeURIComponent(param(req, 'file'))}${cell ? `?cell=${addressText(cell)}` : ''}`);
  });
  router.post('/requests/:ref/files/:file/clean', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const file = fileIn(request, param(req, 'file'));
    const outcome = await makeCleanCopy(ports, { id: request.id }, actor, { file: file.id });
    const done = doneOrStop(outcome, request);
    const copy = 'copy' in outcome ? outcome.copy : undefined;
    const removed = copy?.removed.length ? `It leaves out ${plural(copy.removed.length, 'kind')} of hidden content.` : 'Nothing hidden was found.';
    say(req, ['The clean copy shows the same and has taken the place of the file.', removed, ...(copy?.leftOut ?? [])].join(' '));
    const now = done.files.find(({ derivation, round }) => derivation?.from === file.sha256 && derivation.fix === 'clean' && round === comingRound(done));
    res.redirect(303, now ? `/requests/${done.ref}/files/${now.id}` : `/requests/${done.ref}`);
  });
  router.post('/requests/:ref/files/:file/vote', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const file = fileIn(request, param(req, 'file'));
    const { sha256, ballot, reason } = parseOrStop(voteForm, req.body);
    const outcome = await vote(ports, { id: request.id }, actor, { file: file.id, sha256, ballot, ...(reason?.trim() ? { reason } : {}) });
    if (isRefused(outcome) && (outcome.refused === 'findings-unopened' || outcome.refused === 'reason-missing')) {
      const base = `/requests/${request.ref}/files/${file.id}`;
      const href = outcome.refused === 'reason-missing' ? `${base}#decision` : `${base}?finding=${outcome.about?.[0] ?? ''}#inspector`;
      throw stopFor(outcome, [{ text: outcome.refused === 'reason-missing' ? 'Go back and give a reason' : 'Open the next blocking finding', href }]);
    }
    const done = doneOrStop(outcome, request);
    say(req, { approve: 'Approved. Your decision is saved; the other checker cannot see it yet.', changes: 'Changes asked for. Your decision is saved; the other checker cannot see it yet.', refuse: 'Refused. Your decision is saved; the other checker cannot see it yet.' }[ballot]);
    const next = outputsOf(done).find((one) => one.outcome === undefined && !done.votes.some((other) => other.file === one.id && other.checker === actor.id && other.round === done.round && other.sha256 === one.sha256));
    res.redirect(303, next ? `/requests/${done.ref}/files/${next.id}` : `/requests/${done.ref}#finish`);
  });
  return router;
}

/** The report that counts: the round's, or for its author the look before sending. */
export async function reportFor({ ports }: Deps, { request, report }: Desk): Promise<CheckReport | undefined> {
  if (request.state !== 'draft' && request.state !== 'returned') return report;
  const draft = await draftOf(ports, request);
  return isCurrent(request, draft) ? draft : report;
}

function askedIn(finding: string, cell: string, { rows, show, view, comment }: Readonly<Record<'rows' | 'show' | 'view' | 'comment', string>>): Asked {
  const address = parseAddress(cell);
  return {
    ...(/^[0-9a-f]{8,64}$/.test(finding) ? { finding } : {}), ...(address ? { cell: address } : {}),
    page: /^\d{1,5}$/.test(rows) ? Number(rows) : undefined, onlyFlagged: show === 'flagged', map: view === 'map', comment: /^[0-9a-f]{8,64}$/.test(comment) ? comment : undefined,
  };
}

/** Remembers that this checker has seen these blocking findings; the desk as it is then. */
async function opened({ ports }: Deps, desk: Desk, shown: readonly Finding[]): Promise<Desk> {
  const { actor } = desk;
  if (!desk.request.claims.some((claim) => claim.checker === actor.id) || desk.request.state !== 'inReview') return desk;
  const already = new Set(desk.request.opened.filter((one) => one.checker === actor.id).map((one) => one.finding));
  let now = desk;
  for (const { id } of shown) {
    if (already.has(id)) continue;
    const outcome = await open(ports, { id: desk.request.id }, actor, { finding: id });
    if (!isRefused(outcome)) now = { ...now, request: outcome.done };
  }
  return now;
}
