import { z } from 'zod';
import { multisets } from '../../src/sdc/multisets.js';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** A mean and a standard deviation of few whole numbers fix the numbers. GRIM, SPRITE; two values are m ± s/√2. */
export default defineTableRule({
  id: 'mean-sd-reconstruction',
  version: 1,
  risk: 'LowDOF',
  statbarns: ['Shape', 'LinearAggregations'],
  summary: 'The mean and the standard deviation of so few people leave only a few possible sets of values',
  remedy: 'Leave the standard deviation out, or show fewer decimals',
  needs: ['denominator'],
  params: z.strictObject({
    mostPeople: z.number().int().min(2).max(12).default(6).describe('Largest group for which every set of values is tried.'),
    fewSets: z.number().int().min(1).max(100).default(3).describe('How many possible sets are too few.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => kind === 'mean') && table.measures.some(({ kind }) => kind === 'sd'),

  *check(table, { mostPeople, fewSets }): Generator<Outcome> {
    for (const mean of table.cells) {
      if (measureOf(table, mean).kind !== 'mean' || mean.shown.as !== 'number') continue;
      const sd = table.cells.find((cell) => measureOf(table, cell).kind === 'sd' && isBeside(table, mean, cell));
      const n = nBehind(table, mean)?.n;
      if (sd?.shown.as !== 'number' || n === undefined || n < 2 || n > mostPeople) continue;
      const sets = multisets(n, mean.shown, sd.shown, fewSets + 1);
      if (n === 2) yield { cells: [mean, sd], because: 'two values are the mean plus and minus the standard deviation divided by √2' };
      else if (sets.length > 0 && sets.length <= fewSets) yield { cells: [mean, sd], because: `if the values are whole numbers they can only be ${sets.map((set) => `{${set.join(', ')}}`).join(' or ')}` };
    }
  },
});

const isBeside = (table: Table, a: Cell, b: Cell): boolean =>
  a.coords.every((index, at) => index === b.coords[at] || (table.shape === 'statistics' && table.dimensions[at]!.axis === 'row'));
