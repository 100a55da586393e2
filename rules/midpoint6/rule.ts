import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Measure, Table } from '../../src/sdc/table.js';
import { measureOf } from '../../src/sdc/table.js';

/** Midpoint rounding: ceil(x/6)·6 − 3·(x ≠ 0), so 0, 3, 9, 15 …; what is derived from it are multiples of 3. OpenSAFELY sdc.md. */
export default defineTableRule({
  id: 'midpoint6',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'HazardSurvivalTables'],
  summary: 'A count is said to be midpoint rounded, but midpoint rounding cannot give it',
  remedy: 'Round every count with the midpoint method, and name columns made from them as derived',
  needs: ['declaration'],
  params: z.strictObject({
    base: z.number().int().min(2).max(100).default(6).describe('Base of the midpoint rounding.'),
  }),

  applies: (table) => table.measures.some((measure) => isMidpoint(table, measure)),

  *check(table, { base }): Generator<Outcome> {
    const half = Math.floor(base / 2);
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isMidpoint(table, measure) || cell.shown.as !== 'number') continue;
      const { value } = cell.shown;
      const derived = /derived/i.test(`${measure.label} ${columnOf(table, cell.coords)}`);
      const allowed = derived ? Math.abs(value) % half === 0 : value === 0 || (value > 0 && (value - (base - half)) % base === 0);
      if (!allowed) yield { cells: [cell], because: derived ? `${value} is not a multiple of ${half}` : `${value} is neither 0 nor ${base - half} more than a multiple of ${base}` };
    }
  },
});

const columnOf = (table: Table, coords: readonly number[]): string => coords.map((index, at) => table.dimensions[at]!.categories[index]!.label).join(' ');

const isMidpoint = (table: Table, measure: Measure): boolean =>
  (isCount(table, measure) || measure.kind === 'at-risk' || measure.kind === 'events') && (measure.rounding?.method === 'midpoint' || /midpoint/i.test(measure.label));
