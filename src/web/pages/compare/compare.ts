import type { Finding } from '../../../examine/report.js';
import type { FileView } from '../../../ports/index.js';
import { labelsOf, measureOf, valueOf, type Cell, type Table } from '../../../sdc/table.js';

/** What happened to one cell between two versions of a file. */
export const changeKinds = ['hidden', 'rounded', 'number-changed', 'shown', 'new', 'gone', 'formatting'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export interface CellChange {
  readonly labels: string;
  readonly before: string;
  readonly after: string;
  readonly kind: ChangeKind;
}

export interface Comparison {
  readonly changes: readonly CellChange[];
  readonly cells: number;
  /** Tables that have no partner on the other side. */
  readonly unmatched: number;
}

/** Tables and cells matched by their headings, not by position: re-ordered rows are no change. */
export function compareViews(before: Pick<FileView, 'tables'>, after: Pick<FileView, 'tables'>): Comparison {
  const changes: CellChange[] = [];
  const left = [...before.tables];
  let unmatched = 0;
  let cells = 0;
  for (const table of after.tables) {
    const index = bestPartner(table, left);
    if (index < 0) { unmatched += 1; continue; }
    const [partner] = left.splice(index, 1);
    const old = keyed(partner!);
    const now = keyed(table);
    cells += now.size;
    for (const [key, cell] of now) {
      const was = old.get(key);
      if (!was) changes.push({ labels: key, before: '', after: cell.text, kind: 'new' });
      else if (was.text !== cell.text) changes.push({ labels: key, before: was.text, after: cell.text, kind: kindOf(was, cell) });
    }
    for (const [key, cell] of old) if (!now.has(key)) changes.push({ labels: key, before: cell.text, after: '', kind: 'gone' });
  }
  return { changes, cells, unmatched: unmatched + left.length };
}

/** Cells by their labels and measure; the same labels twice are numbered. */
function keyed(table: Table): Map<string, Cell> {
  const map = new Map<string, Cell>();
  for (const cell of table.cells) {
    const name = [...labelsOf(table, cell), measureOf(table, cell).label].filter(Boolean).join(', ') || `row ${cell.at.row}, column ${cell.at.column}`;
    let key = name;
    for (let number = 2; map.has(key); number += 1) key = `${name} (${number})`;
    map.set(key, cell);
  }
  return map;
}

/** The table that shares most headings, when it shares at least half. */
function bestPartner(table: Table, candidates: readonly Table[]): number {
  const keys = [...keyed(table).keys()];
  const shares = candidates.map((one) => { const theirs = keyed(one); return keys.filter((key) => theirs.has(key)).length / Math.max(1, Math.max(keys.length, theirs.size)); });
  const best = shares.indexOf(Math.max(...shares, 0));
  return best >= 0 && (shares[best] ?? 0) >= 0.5 ? best : -1;
}

function kindOf(before: Cell, after: Cell): ChangeKind {
  const [was, is] = [valueOf(before), valueOf(after)];
  if (was === undefined && is === undefined) return 'formatting';
  if (is === undefined) return 'hidden';
  if (was === undefined) return 'shown';
  if (was === is) return 'formatting';
  return [5, 10, 50, 100].some((base) => is % base === 0 && Math.abs(was - is) <= base / 2 && was % base !== 0) ? 'rounded' : 'number-changed';
}

export const changeWords: Readonly<Record<ChangeKind, string>> = {
  hidden: 'Hidden now', rounded: 'Rounded', 'number-changed': 'Shows another number than before: ask why', shown: 'Was hidden, is shown now', new: 'New cell', gone: 'Not there any more', formatting: 'Same value, written differently',
};

/** Findings of two rounds: fixed, still open, new. Matched by rule and headings, since the bytes differ. */
export function findingsBetween(before: readonly Finding[], after: readonly Finding[]): { readonly fixed: number; readonly open: number; readonly fresh: number } {
  const key = ({ rule, where }: Finding): string => `${rule} ${where.slice(0, 1).map((place) => place.labels?.join('|') ?? `${place.row}.${place.column}.${place.line}`).join()}`;
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  const open = [...now].filter((one) => old.has(one)).length;
  return { fixed: old.size - open, open, fresh: now.size - open };
}

export interface LineChange {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** A plain line diff: common head and tail, longest common subsequence between; very long middles are shown as replaced. */
export function diffLines(before: readonly string[], after: readonly string[]): LineChange[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [a, b] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const same = (lines: readonly string[]): LineChange[] => lines.map((text) => ({ is: 'same', text }));
  const middle = a.length * b.length > 4_000_000 ? [...a.map((text) => ({ is: 'gone', text }) as const), ...b.map((text) => ({ is: 'new', text }) as const)] : longest(a, b);
  return [...same(before.slice(0, head).slice(-3)), ...middle, ...same(before.slice(before.length - tail).slice(0, 3))];
}

function longest(a: readonly string[], b: readonly string[]): LineChange[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const lines: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { lines.push({ is: 'same', text: a[i]! }); i += 1; j += 1; }
    else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) { lines.push({ is: 'gone', text: a[i]! }); i += 1; }
    else { lines.push({ is: 'new', text: b[j]! }); j += 1; }
  }
  return lines;
}
