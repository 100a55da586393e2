import { plainLabel } from './cell-keys.js';
import { isCount } from './counts.js';
import { marginsOf } from './margins.js';
import { measureOf, valueOf, type Cell, type Table } from './table.js';

/**
 * A table in small: what its numbers are about, and about how large its counts are, as 32-bit numbers. Two tables that
 * could give something away together share some of them; others do by chance only, which costs time and nothing else.
 */
export interface Fingerprint {
  readonly about: Int32Array;
  /** What and about how large: equal for counts less than `step` apart, or for one of the two steps beside. */
  readonly near: Int32Array;
}

/** No authority asks for a larger smallest difference. */
const step = 20;

/** The fingerprint of a table. Names of dimensions and measures are left out: another script calls them otherwise. */
export const fingerprintOf = (table: Table): Fingerprint => printOf(table, [0]);

/** How alike an earlier table is to the most alike of `tables`: 0 where they cannot give anything away together. */
export function likenessTo(tables: readonly Table[]): (earlier: Fingerprint) => number {
  const prints = tables.map((table) => printOf(table, [-1, 0, 1]));
  const about = indexOf(prints.map((print) => print.about));
  const near = indexOf(prints.map((print) => print.near));
  return (earlier) => {
    const shared = sharedWith(about, earlier.about, prints.length);
    const close = sharedWith(near, earlier.near, prints.length);
    return Math.max(0, ...prints.map((print, at) => likeness(print, earlier, { shared: shared[at]!, close: close[at]! })));
  };
}

/**
 * Of the numbers about the same, the share that are near. Unrelated tables laid out alike have a few near ones by chance;
 * below one in sixteen, or one in four where less than half of the smaller table is about the same, they are strangers.
 */
function likeness(print: Fingerprint, earlier: Fingerprint, { shared, close }: { readonly shared: number; readonly close: number }): number {
  const isMuch = 2 * shared >= Math.min(print.about.length, earlier.about.length);
  if (print.near.length === 0 || earlier.near.length === 0) return isMuch ? 1 : 0;
  return (isMuch && close > 0 && 16 * close >= shared) || (close >= 2 && 4 * close >= shared) ? close / shared : 0;
}

function printOf(table: Table, steps: readonly number[]): Fingerprint {
  const about = new Set<number>();
  const near = new Set<number>();
  const add = (word: string, value: number | undefined): void => {
    about.add(hash(word));
    if (value !== undefined) for (const beside of steps) near.add(hash(`${word}#${Math.floor(value / step) + beside}`));
  };
  for (const cell of table.cells) add(wordOf(table, cell, []), isCount(table, measureOf(table, cell)) ? valueOf(cell) : undefined);
  for (const { parts, swept } of marginsOf(table)) {
    const values = parts.map(valueOf);
    const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    add(wordOf(table, parts[0]!, swept.split(',').map(Number)), values.includes(undefined) ? undefined : sum);
  }
  return { about: Int32Array.from(about), near: Int32Array.from(near) };
}

/** The categories of a cell, in any order, totals and swept dimensions left out. */
const wordOf = (table: Table, { coords }: Cell, swept: readonly number[]): string => coords.flatMap((index, at) => {
  const category = table.dimensions[at]!.categories[index]!;
  return category.role === 'total' || swept.includes(at) ? [] : [labelKey(category.label)];
}).sort().join(';');

const labels = new Map<string, string>();

function labelKey(label: string): string {
  const known = labels.get(label);
  if (known !== undefined) return known;
  if (labels.size > 50_000) labels.clear();
  const made = plainLabel(label);
  labels.set(label, made);
  return made;
}

/** FNV-1a: short, and even enough for a filter. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

function indexOf(tokens: readonly Int32Array[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [at, own] of tokens.entries()) {
    for (const token of own) {
      const all = found.get(token);
      if (all) all.push(at);
      else found.set(token, [at]);
    }
  }
  return found;
}

function sharedWith(index: ReadonlyMap<number, readonly number[]>, tokens: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const token of tokens) for (const at of index.get(token) ?? []) counts[at]! += 1;
  return counts;
}
