import { Router } from 'express';
import { z } from 'zod';
import { unvote } from '../../../actions/unvote.js';
import { vote } from '../../../actions/vote.js';
import type { CheckReport } from '../../../examine/report.js';
import { findingsOn } from '../../../requests/findings.js';
import { hasFinished, undecided, type ReleaseRequest, type RequestFile } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, readOf, type Desk } from '../../desk.js';
import { many, parseOrStop } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { plural } from '../../words/plural.js';

const form = z.object({ file: z.preprocess((value) => many(value), z.array(z.string().regex(/^[\w-]{1,64}:[0-9a-f]{64}$/)).max(200)), reason: z.string().max(10_000).optional() });

/**
 * The files that this checker may approve in one press: undecided by them, read whole, and without a single finding.
 * A file with any finding is opened and decided alone.
 */
export function cleanFiles({ request, actor, report }: Pick<Desk, 'request' | 'actor' | 'report'>): RequestFile[] {
  if (request.state !== 'inReview' || !report || hasFinished(request, actor.id) || !request.claims.some((one) => one.checker === actor.id)) return [];
  const isMine = (file: RequestFile) => request.votes.some((one) => one.file === file.id && one.checker === actor.id && one.round === request.round && one.sha256 === file.sha256);
  return undecided(request).filter((file) => !isMine(file) && isClean(report, file));
}

const isClean = (report: CheckReport, file: RequestFile): boolean => readOf(report, file) === 'whole' && findingsOn(report, file).length === 0;

/** Approving what nothing was found in, all at once: listed by name first, and taken back as easily until the review is sent. */
export function approveCleanPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/approve-clean', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    if (!desk.isStaff) throw stopFor({ refused: 'not-allowed' });
    res.render('pages/approve-clean/page.njk', { title: 'Approve files without findings', request: desk.request, files: cleanFiles(desk) });
  });
  router.post('/requests/:ref/approve-clean', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const { file: chosen, reason } = parseOrStop(form, req.body);
    const clean = new Map(cleanFiles(desk).map((file) => [`${file.id}:${file.sha256}`, file]));
    if (chosen.length === 0 || chosen.some((one) => !clean.has(one))) throw stopFor({ refused: 'stale' });
    let { request } = desk;
    for (const one of chosen) {
      const { id, sha256 } = clean.get(one)!;
      request = doneOrStop(await vote(ports, { id: request.id }, desk.actor, { file: id, sha256, ballot: 'approve', ...(reason?.trim() ? { reason } : {}) }), request);
    }
    res.render('pages/approve-clean/done.njk', { title: 'Approved', request, files: chosen.map((one) => clean.get(one)!) });
  });
  router.post('/requests/:ref/approve-clean/undo', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const { file: chosen } = parseOrStop(form, req.body);
    let request: ReleaseRequest = desk.request;
    for (const one of chosen) request = doneOrStop(await unvote(ports, { id: request.id }, desk.actor, { file: one.split(':')[0]! }), request);
    say(req, `${plural(chosen.length, 'decision')} taken back.`);
    res.redirect(303, `/requests/${request.ref}`);
  });
  return router;
}
