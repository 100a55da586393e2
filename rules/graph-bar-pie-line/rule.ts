import { z } from 'zod';
import { dataBehind, figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Bars, slices and lines are the cells of a table. */
export default defineFileRule({
  id: 'graph-bar-pie-line',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'The bars, slices or points of this figure are numbers that nobody can check',
  remedy: 'Attach the table behind the figure with the counts of every bar, slice or point',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && shown.test(figureWords(file)),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Attach the table behind the figure with the counts of every bar, slice or point' };
  },
});

const shown = /\b(bar ?(chart|plot|graph)?s?|pie ?(chart)?s?|line ?(chart|plot|graph)s?|stacked)\b/;
