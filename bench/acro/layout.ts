import { amountOf, keysOf, sumOf, type AcroCase, type Row } from './cases.js';

/** The cells of a case's table as ACRO lays them out: labels of a row and a column, and the records behind each cell. */
export interface Layout {
  readonly rowNames: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly recordsAt: (row: number, column: number) => readonly Row[];
}

export const all = 'All';

/** Which labels cross in the table of a call, totals last. */
export function layoutOf({ call, rows, margins }: AcroCase): Layout {
  const rowNames = call === 'crosstab3' ? ['row', 'third'] : ['row'];
  const keys = rowNames.length === 1 ? keysOf(rows, 'row').map((key) => [key]) : keysOf(rows, 'row').flatMap((a) => keysOf(rows, 'third').map((b) => [a, b]));
  const labels = [...keys, ...(margins ? [[all]] : [])];
  const columns = call === 'pivot1' || call === 'pie' ? ['val'] : [...keysOf(rows, 'col'), ...(margins ? [all] : [])];
  const fits = (row: Row, label: readonly string[], column: string): boolean =>
    (label[0] === all || label.every((text, at) => row[rowNames[at]!] === text)) && (column === all || columns.length === 1 || row['col'] === column);
  return { rowNames, rows: labels, columns, recordsAt: (r, c) => rows.filter((row) => fits(row, labels[r]!, columns[c]!)) };
}

/** What a pandas aggregate makes of the records of a cell; undefined where none has an amount. */
export function aggregate(name: string, records: readonly Row[]): number | undefined {
  const values = records.map((row) => amountOf(row)).filter((value) => value !== undefined).sort((a, b) => a - b);
  if (name === 'count') return values.length;
  if (values.length === 0) return undefined;
  switch (name) {
    case 'sum': return sumOf(values);
    case 'mean': return sumOf(values) / values.length;
    case 'max': return values.at(-1);
    case 'median': return (values[Math.floor((values.length - 1) / 2)]! + values[Math.ceil((values.length - 1) / 2)]!) / 2;
    case 'mode': return values.reduce((best, value) => (times(values, value) > times(values, best) ? value : best));
    default: throw new Error(`no case has the aggregate ${name}`);
  }
}

const times = (values: readonly number[], wanted: number): number => values.filter((value) => value === wanted).length;

/** numpy.histogram: ten bins of equal width from the smallest to the largest value, the last one closed. */
export function bins(values: readonly number[]): { readonly edges: readonly number[]; readonly counts: readonly number[] } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const edges = Array.from({ length: 11 }, (_, at) => low + ((high - low) * at) / 10);
  const counts = Array.from({ length: 10 }, (_, at) => values.filter((value) => value >= edges[at]! && (value < edges[at + 1]! || (at === 9 && value <= high))).length);
  return { edges, counts };
}

export interface Step {
  readonly time: number;
  readonly survival: number;
  readonly atRisk: number;
  readonly events: number;
}

/** Kaplan–Meier: one row for each time with an event. */
export function survival(rows: readonly Row[]): Step[] {
  const people = rows.map((row) => ({ time: Number(row['time']), hasEvent: Number(row['event']) === 1 }));
  let left = 1;
  return [...new Set(people.filter(({ hasEvent }) => hasEvent).map(({ time }) => time))].sort((a, b) => a - b).map((time) => {
    const atRisk = people.filter((one) => one.time >= time).length;
    const events = people.filter((one) => one.time === time && one.hasEvent).length;
    left *= 1 - events / atRisk;
    return { time, survival: left, atRisk, events };
  });
}
