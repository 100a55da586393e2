import { amountOf, sumOf, type AcroCase, type Row } from './cases.js';
import { bins, layoutOf, survival } from './layout.js';

/**
 * What ACRO 0.4.12 says of a case, computed from its formulas (rules.md B3; acro_tables.py at tag v0.4.12) in binary
 * floating point as it does. Not a run: the runs at hand are of 1.0.1 only.
 */
export interface Said04 {
  readonly status: 'pass' | 'review' | 'fail';
  /** Cells by check, as "row,column" from 0. */
  readonly cells: Readonly<Record<'threshold' | 'p-ratio' | 'nk-rule' | 'all-values-are-same' | 'dof', readonly string[]>>;
}

const threshold = 10;
const none: Said04['cells'] = { threshold: [], 'p-ratio': [], 'nk-rule': [], 'all-values-are-same': [], dof: [] };

export function acro04(one: AcroCase): Said04 {
  switch (one.call) {
    case 'ols': return model(one.rows.length - 3);
    case 'logit': return model(one.rows.length - 2);
    case 'hist': return counted(bins(one.rows.map((row) => Number(row['v']))).counts, 'review');
    // 0.4.12 has no pie charts: nothing is said, so nothing can differ.
    case 'pie': return { status: 'review', cells: none };
    case 'surv': {
      const steps = survival(one.rows);
      return counted(steps.map(({ atRisk }, at) => (at === 0 ? threshold : steps[at - 1]!.atRisk - atRisk)), 'pass');
    }
    default: return table(one);
  }
}

const model = (dof: number): Said04 => (dof < 10 ? { status: 'fail', cells: { ...none, dof: ['0,0'] } } : { status: 'pass', cells: none });

function counted(counts: readonly number[], otherwise: 'pass' | 'review'): Said04 {
  const low = counts.flatMap((count, at) => (count < threshold ? [`${at},0`] : []));
  return { status: low.length > 0 ? 'fail' : otherwise, cells: { ...none, threshold: low } };
}

function table(one: AcroCase): Said04 {
  const layout = layoutOf(one);
  // Each aggregate is a block of columns, and the masks are the same for all of them.
  const blocks = one.aggregates.length > 1 ? [...one.aggregates.keys()] : [0];
  const where = (test: (records: readonly Row[]) => boolean): string[] =>
    layout.rows.flatMap((_label, r) => layout.columns.flatMap((_column, c) => (test(layout.recordsAt(r, c)) ? blocks.map((block) => `${r},${block * layout.columns.length + c}`) : [])));
  const total = one.rows.length;
  if (one.aggregates.length === 0) {
    const low = where((records) => (one.normalised ? records.length / total : records.length) < threshold);
    return { status: low.length > 0 ? 'fail' : 'pass', cells: { ...none, threshold: low } };
  }
  if (one.aggregates[0] === 'mode') {
    const same = where((records) => new Set(amounts(records)).size === 1);
    return { status: same.length > 0 ? 'fail' : 'pass', cells: { ...none, 'all-values-are-same': same } };
  }
  // pd.crosstab leaves an empty cell NaN, which is never below the threshold, and counts as true in the other masks.
  const cells = { ...none, threshold: where((records) => records.length > 0 && amounts(records).length < threshold), 'p-ratio': where(breaksP), 'nk-rule': where(breaksNk) };
  if (one.rows.some((row) => (amountOf(row) ?? 0) < 0)) return { status: 'review', cells: none };
  if (one.checksMissing && one.rows.some((row) => amountOf(row) === undefined)) return { status: 'review', cells: none };
  return { status: Object.values(cells).some((list) => list.length > 0) ? 'fail' : 'pass', cells };
}

const amounts = (records: readonly Row[]): number[] => records.map((row) => amountOf(row)).filter((value) => value !== undefined);

function breaksP(records: readonly Row[]): boolean {
  const sorted = amounts(records).sort((a, b) => b - a);
  const total = sumOf(sorted);
  if (records.length === 0 || total <= 0 || records.length <= 1) return true;
  return (total - sorted[0]! - (sorted[1] ?? Number.NaN)) / sorted[0]! < 0.1;
}

function breaksNk(records: readonly Row[]): boolean {
  const sorted = amounts(records).sort((a, b) => b - a);
  const total = sumOf(sorted);
  if (records.length === 0) return true;
  return total > 0 && sumOf(sorted.slice(0, 2)) / total > 0.9;
}
