import { Router } from 'express';
import { forResearcher } from '../../../examine/for-researcher.js';
import type { Deps } from '../../deps.js';
import { deskOf, fileIn, findingsOf } from '../../desk.js';
import { param } from '../../form.js';
import { notFound } from '../../middleware/errors.js';
import { earlierOf } from '../file/model.js';
import { reportFor } from '../file/page.js';
import { plural } from '../../words/plural.js';
import { changeWords, compareViews, diffLines, findingsBetween } from './compare.js';

/** What changed in a file since the round before: cell by cell, or line by line. */
export function comparePage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/files/:file/compare', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const { request } = desk;
    const file = fileIn(request, param(req, 'file'));
    const earlier = earlierOf(request, file);
    if (!earlier) throw notFound();
    const [before, after] = await Promise.all([ports.views.view(earlier.sha256), ports.views.view(file.sha256)]);
    const check = request.checks.findLast((one) => one.round < file.round && one.round >= earlier.round);
    const kept = check ? await ports.reads.report(check.report) : undefined;
    const old = kept && !desk.isStaff ? forResearcher(kept) : kept;
    const comparison = before && after ? compareViews(before, after) : undefined;
    const lines = before && after && before.grids.length === 0 && after.grids.length === 0 ? diffLines(before.lines.map((one) => one.text), after.lines.map((one) => one.text)) : [];
    const same = request.files.filter((one) => one.id !== file.id && one.round < file.round).length;
    const now = await reportFor(deps, desk);
    res.render('pages/compare/page.njk', {
      title: `What changed in ${file.name}`, tabTitle: `Comparison in ${request.ref}`, request, file, earlier, lines,
      comparison, changes: (comparison?.changes ?? []).slice(0, 500).map((one) => ({ ...one, words: changeWords[one.kind] })),
      numbersChanged: (comparison?.changes ?? []).filter((one) => one.kind === 'number-changed').length,
      findings: old && now ? findingsBetween(findingsOf(old, earlier), findingsOf(now, file)) : undefined,
      says: comparison ? `${comparison.changes.length} of ${plural(comparison.cells, 'cell')} changed. ${same > 0 ? `${plural(same, 'file')} ${same === 1 ? 'is' : 'are'} byte for byte the same, so approvals carry over.` : ''}` : 'The two versions cannot be compared cell by cell: a person must look at both.',
    });
  });
  return router;
}
