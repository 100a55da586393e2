import { Router } from 'express';
import { z } from 'zod';
import { submit } from '../../../actions/submit.js';
import { figuresWithoutNumbers, missingAnswers } from '../../../requests/answers.js';
import { recordLike } from '../../../requests/findings.js';
import { outputsOf } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, draftOf } from '../../desk.js';
import { parseOrStop } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { isOpen } from '../files/page.js';
import { isCurrent } from '../request/progress.js';
import { resultOf } from '../request/outputs.js';
import { addWorkingDays } from '../../../requests/due.js';
import { dayOf, dayWords } from '../../words/days.js';
import { answerWords, purposes, questions } from '../../words/questions.js';

const form = z.object({ rows: z.string().optional() });

/** R5: everything once more, then one button. */
export function sendPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/send', async (req, res) => {
    const { request, project, isAuthor, now } = await deskOf(deps, req, res);
    if (!isAuthor) throw stopFor({ refused: 'not-allowed' });
    if (!isOpen(request)) throw stopFor({ refused: 'wrong-state' });
    const draft = await draftOf(ports, request);
    const report = isCurrent(request, draft) ? draft : undefined;
    const rows = draft ? recordLike(draft) : new Set<string>();
    const outputs = outputsOf(request).filter((file) => !file.outcome || file.outcome === 'changes');
    const figures = new Set(figuresWithoutNumbers(request));
    res.render('pages/send/page.njk', {
      title: 'Check your answers and send', request, project,
      files: outputs.map((file) => ({
        id: file.id, name: file.name, ...resultOf(file, report), missing: missingAnswers(file).map((field) => questions[field].label), needsNumbers: figures.has(file.id),
        facts: (Object.keys(questions) as (keyof typeof questions)[]).flatMap((field) => {
          const value = answerWords(file.answers, field);
          return value ? [{ key: questions[field].label, value, change: { href: `/requests/${request.ref}/files/${file.id}/describe#${field}`, text: `${questions[field].label} for ${file.name}` } }] : [];
        }),
      })),
      others: request.files.filter((file) => file.purpose !== 'output').map((file) => ({ name: file.name, purpose: purposes[file.purpose] })),
      rows: outputs.filter((file) => rows.has(file.sha256)).map((file) => file.name), ready: outputs.every((file) => missingAnswers(file).length === 0) && figures.size === 0 && outputs.length > 0,
      by: dayWords(addWorkingDays(dayOf(now), project.promiseDays, ports.holidays), now), checked: report !== undefined,
    });
  });
  router.post('/requests/:ref/send', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const { rows } = parseOrStop(form, req.body);
    const sent = doneOrStop(await submit(ports, { id: request.id }, actor, rows ? { rowsConfirmed: true } : {}), request);
    res.redirect(303, `/requests/${sent.ref}/sent`);
  });
  router.get('/requests/:ref/sent', async (req, res) => {
    const { request, isAuthor, now } = await deskOf(deps, req, res);
    if (!isAuthor || !request.dueAt) throw stopFor({ refused: 'wrong-state' });
    res.render('pages/send/sent.njk', { title: 'Sent to the checkers', request, by: dayWords(request.dueAt, now) });
  });
  return router;
}
