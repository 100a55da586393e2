import { cellAt, isCount } from './counts.js';
import { determined, type Equation, type Rational } from './determined.js';
import { printedDecimal } from './printed-decimal.js';
import type { Cell, Table, TableSum } from './table.js';
import { isHidden, isPlausible, isUnknown } from './unknowns.js';

/** A hidden cell whose value the table gives away exactly. */
export interface Recovered {
  readonly cell: Cell;
  readonly value: Rational;
  readonly how: 'sums' | 'means';
}

/** Beyond this many unknowns in one connected part, exact elimination is left to the interval engine, which bounds its own work. */
export const mostUnknowns = 1_500;

/** Every hidden cell that the published sums fix exactly, and hidden means that sums of n × mean fix. */
export function recoverable(table: Table): { readonly found: Recovered[]; readonly skipped: boolean } {
  const parts = components(table);
  const found: Recovered[] = [];
  const values = new Map<number, Rational>();
  for (const sums of parts.filter((part) => part.unknowns <= mostUnknowns)) {
    const scale = Math.max(0, ...sums.sums.flatMap(({ total, parts: cells }) => [total, ...cells]).map((at) => printedDecimal(table.cells[at]!)?.scale ?? 0));
    for (const [at, { num, den }] of determined(sums.sums.map((sum) => equationOf(table, sum, scale)))) {
      const value = { num, den: den * 10n ** BigInt(scale) };
      const cell = table.cells[at]!;
      if (!isPlausible(cell, ratio(value))) continue;
      values.set(at, value);
      if (isHidden(cell)) found.push({ cell, value, how: 'sums' });
    }
  }
  found.push(...hiddenMeans(table, values));
  return { found, skipped: parts.some((part) => part.unknowns > mostUnknowns) };
}

export const ratio = ({ num, den }: Rational): number => Number(num) / Number(den);

/** "7", "69", "10/3". */
export const printRational = ({ num, den }: Rational): string => {
  if (num % den === 0n) return String(num / den);
  const short = Number(num) / Number(den);
  return Number.isInteger(short * 1e6) ? String(short) : String(Math.round(short * 1e6) / 1e6);
};

function equationOf(table: Table, { total, parts }: TableSum, scale: number): Equation {
  const terms = new Map<number, number>();
  let constant = 0n;
  const add = (at: number, sign: 1 | -1): void => {
    const value = printedDecimal(table.cells[at]!);
    if (value) constant -= BigInt(sign) * value.units * 10n ** BigInt(scale - value.scale);
    else terms.set(at, (terms.get(at) ?? 0) + sign);
  };
  add(total, 1);
  for (const part of parts) add(part, -1);
  return { terms, constant };
}

interface Component {
  readonly sums: TableSum[];
  readonly unknowns: number;
}

/** Sums that share unknown cells belong together; sums over known cells only say nothing. */
function components(table: Table): Component[] {
  const parent = new Map<number, number>();
  const root = (at: number): number => {
    let top = at;
    while (parent.get(top) !== top) top = parent.get(top)!;
    parent.set(at, top);
    return top;
  };
  const exact = table.sums.filter(({ slack, total, parts }) => slack === 0 && [total, ...parts].some((at) => !printedDecimal(table.cells[at]!)));
  const unknownsOf = ({ total, parts }: TableSum): number[] => [total, ...parts].filter((at) => !printedDecimal(table.cells[at]!));
  for (const sum of exact) for (const at of unknownsOf(sum)) parent.set(at, at);
  for (const sum of exact) {
    const [first, ...rest] = unknownsOf(sum);
    for (const at of rest) parent.set(root(at), root(first!));
  }
  const groups = new Map<number, { sums: TableSum[]; unknowns: Set<number> }>();
  for (const sum of exact) {
    const unknowns = unknownsOf(sum);
    const key = root(unknowns[0]!);
    const group = groups.get(key) ?? { sums: [], unknowns: new Set<number>() };
    group.sums.push(sum);
    unknowns.forEach((at) => group.unknowns.add(at));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ sums, unknowns }) => ({ sums, unknowns: unknowns.size }));
}

/** Means do not add up, but n × mean does: total n·m less the others gives a hidden mean, once its n is known. */
function* hiddenMeans(table: Table, values: ReadonlyMap<number, Rational>): Generator<Recovered> {
  const counts = table.measures.flatMap((measure, at) => (isCount(table, measure) ? [at] : []));
  const means = table.measures.flatMap(({ kind }, at) => (kind === 'mean' ? [at] : []));
  const indexOf = new Map(table.cells.map((cell, at) => [cell, at]));
  const known = (cell: Cell): Rational | undefined => {
    const value = printedDecimal(cell);
    return value ? { num: value.units, den: 10n ** BigInt(value.scale) } : values.get(indexOf.get(cell)!);
  };
  for (const { total, parts } of table.sums) {
    const n = table.cells[total]!;
    if (!counts.includes(n.measure)) continue;
    for (const mean of means) {
      const beside = (at: number): [Cell, Cell | undefined] => [table.cells[at]!, cellAt(table, mean, table.cells[at]!.coords)];
      const [whole, ...pieces] = [total, ...parts].map(beside);
      const hidden = pieces.filter(([, cell]) => cell && isUnknown(cell));
      const [only] = hidden;
      const wholeMean = whole![1] && known(whole![1]);
      if (hidden.length !== 1 || !only?.[1] || !isHidden(only[1]) || !wholeMean) continue;
      const ns = [whole!, ...pieces].map(([count]) => known(count));
      const others = pieces.filter((piece) => piece !== only).map(([count, cell]) => [known(count), cell && known(cell)] as const);
      const size = known(only[0]);
      if (ns.includes(undefined) || !size || size.num === 0n || others.some(([count, value]) => !count || !value)) continue;
      const sum = others.reduce((left, [count, value]) => minus(left, product(count!, value!)), product(known(whole![0])!, wholeMean));
      yield { cell: only[1], value: { num: sum.num * size.den, den: sum.den * size.num }, how: 'means' };
    }
  }
}

const product = (a: Rational, b: Rational): Rational => ({ num: a.num * b.num, den: a.den * b.den });
const minus = (a: Rational, b: Rational): Rational => ({ num: a.num * b.den - b.num * a.den, den: a.den * b.den });
