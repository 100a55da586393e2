import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { isNegative, isZero, minus, plus, print, toNumber, type Decimal } from '../../src/sdc/decimal.js';
import { printedDecimal } from '../../src/sdc/printed-decimal.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table, type TableSum } from '../../src/sdc/table.js';
import { hasHidden, isHidden, isPlausible, isUnknown } from '../../src/sdc/unknowns.js';

/** One hidden cell in a line with a total is no secret: total − the rest. Repeated, since each recovered cell opens others. Handbook on SDC, ch. 4. */
export default defineTableRule({
  id: 'suppression-singleton-line',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinearAggregations'],
  summary: 'A hidden cell can be worked out by taking the other cells from the total',
  remedy: 'Hide another cell in the same row and column, or remove or recompute the totals',
  needs: [],
  params: z.strictObject({}),

  applies: (table) => hasHidden(table) && table.sums.length > 0,

  *check(table): Generator<Outcome> {
    const known = new Map<number, Decimal>();
    table.cells.forEach((cell, at) => {
      const value = printedDecimal(cell);
      if (value) known.set(at, value);
    });
    const waiting = table.sums.filter(({ slack }) => slack === 0);
    const equations = new Map<number, TableSum[]>();
    for (const sum of waiting) for (const at of [sum.total, ...sum.parts]) equations.set(at, [...(equations.get(at) ?? []), sum]);
    const queue = [...waiting];
    for (let sum = queue.pop(); sum; sum = queue.pop()) {
      const found = solve(sum, known);
      if (!found || known.has(found.at)) continue;
      const cell = table.cells[found.at]!;
      if (isHidden(cell) ? !isPlausible(cell, toNumber(found.value)) : isNegative(found.value) || !isUnknown(cell)) continue;
      known.set(found.at, found.value);
      queue.push(...equations.get(found.at)!);
      if (isZero(found.value)) continue;
      yield {
        cells: [cell, ...found.from.map((at) => table.cells[at]!)],
        because: `${print(found.value)} = ${found.sum}`,
        certainty: certaintyOf(table, sum, cell),
        evidence: { value: print(found.value) },
      };
    }
    yield* nearly(table, known);
  },
});

/** Sums of printed decimals are true to half a unit of each: that still gives a hidden amount away, to within a tenth. */
function* nearly(table: Table, known: ReadonlyMap<number, Decimal>): Generator<Outcome> {
  const told = new Set<Cell>();
  for (const sum of table.sums) {
    const found = sum.slack > 0 ? solve(sum, known) : undefined;
    const cell = found && table.cells[found.at]!;
    if (!cell || told.has(cell) || !isHidden(cell) || isCount(table, measureOf(table, cell))) continue;
    const value = toNumber(found.value);
    if (!isPlausible(cell, value) || sum.slack * 10 > Math.abs(value)) continue;
    told.add(cell);
    yield {
      cells: [cell, ...found.from.map((at) => table.cells[at]!)], certainty: certaintyOf(table, sum, cell),
      because: `${print(found.value)} = ${found.sum}, give or take ${Number(sum.slack.toPrecision(3))}`,
    };
  }
}

/** A total believed only by its label is still a total: the hidden cell is what keeps the arithmetic from confirming it. */
const certaintyOf = (table: Table, { because }: TableSum, cell: Cell): 'certain' | 'possible' =>
  isHidden(cell) && (because !== 'labels' || table.confidence >= 0.5) ? 'certain' : 'possible';

interface Solved {
  readonly at: number;
  readonly value: Decimal;
  readonly from: readonly number[];
  /** The sum in figures: "19 − 12". */
  readonly sum: string;
}

/** The one unknown of a sum, when there is exactly one. */
function solve({ total, parts }: TableSum, known: ReadonlyMap<number, Decimal>): Solved | undefined {
  const missing = [total, ...parts].filter((at) => !known.has(at));
  if (missing.length !== 1) return undefined;
  const [at] = missing as [number];
  const others = parts.filter((part) => part !== at);
  const values = others.map((part) => known.get(part)!);
  if (at === total) return { at, value: values.reduce(plus), from: others, sum: values.map(print).join(' + ') };
  const whole = known.get(total)!;
  return { at, value: values.reduce(minus, whole), from: [total, ...others], sum: [whole, ...values].map(print).join(' − ') };
}
