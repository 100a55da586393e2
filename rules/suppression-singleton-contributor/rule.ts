import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { hasHidden, isHidden } from '../../src/sdc/unknowns.js';

/** A lone contributor knows their own cell and takes it off the total. Handbook on SDC (singleton disclosure); GaussSuppression Singleton.R. */
export default defineTableRule({
  id: 'suppression-singleton-contributor',
  version: 1,
  risk: 'Differencing',
  statbarns: ['LinearAggregations'],
  summary: 'A lone contributor to one hidden cell can work out the other hidden cell of the line',
  remedy: 'Hide a third cell in the line',
  needs: ['contributors'],
  params: z.strictObject({}),

  applies: (table) => hasHidden(table) && table.sums.length > 0 && table.measures.some(({ kind }) => kind === 'sum'),

  *check(table): Generator<Outcome> {
    const asked = [];
    for (const { total, parts } of table.sums) {
      const hidden = parts.map((at) => table.cells[at]!).filter(isHidden);
      if (hidden.length !== 2 || table.cells[total]!.shown.as !== 'number') continue;
      const ns = hidden.map(({ evidence }) => evidence?.entities ?? evidence?.n);
      const alone = hidden.filter((_cell, at) => ns[at] === 1);
      if (alone.length === 2) yield { cells: hidden, because: 'both hidden cells of this line have one contributor each; each learns the other’s value' };
      else if (alone.length === 1) yield { cells: [hidden.find((cell) => cell !== alone[0])!, alone[0]!], because: 'the one contributor to the other hidden cell of this line can work this one out' };
      else if (ns.includes(undefined)) asked.push(...hidden);
    }
    if (asked.length > 0) yield { missing: 'contributors', cells: asked, ask: 'Attach the number of contributors behind each hidden cell: a lone contributor could work out the other one in its line' };
  },
});
