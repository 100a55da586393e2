import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Need, Sum, System } from '../src/sdc/audit/index.js';

/** One cell of a table in the format of bench/suppression/README.md. */
export interface BenchCell {
  readonly codes: readonly string[];
  readonly value: number;
  readonly contributors: number;
  readonly isPrimary: boolean;
  readonly lower: number;
  readonly upper: number;
}

export interface BenchTable {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly cells: readonly BenchCell[];
  /** Each dimension's children by parent code. */
  readonly children: readonly ReadonlyMap<string, readonly string[]>[];
  /** Position of a cell by its codes. */
  readonly at: (codes: readonly string[]) => number | undefined;
  /** Positions of the cells that differ from `codes` in dimension `d` only, for each of `others`. */
  readonly siblings: (codes: readonly string[], d: number, others: readonly string[]) => number[];
  /** The contributors of each leaf cell, where the folder tells. */
  readonly contributorsAt?: (codes: readonly string[]) => readonly string[] | undefined;
}

const Hierarchy = z.object({
  dims: z.array(z.object({
    name: z.string(),
    nodes: z.array(z.object({ code: z.string(), parent: z.string().nullable() })),
  })),
});

const SEPARATOR = '\u0000';

/** The files of a folder that end with `ending` or `ending`.gz, by the part of their name before it. */
export function filesOf(folder: string, ending: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    const plain = file.replace(/\.gz$/, '');
    if (plain.endsWith(ending)) found.set(basename(plain, ending), join(folder, file));
  }
  return found;
}

export function rowsOf(file: string): Record<string, string>[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return parse<Record<string, string>>(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
}

export function readTable(folder: string, name: string): BenchTable {
  const file = filesOf(folder, '.cells.csv').get(name);
  const tree = filesOf(folder, '.hier.json').get(name);
  if (!file || !tree) throw new Error(`${name}: needs both a .cells.csv and a .hier.json`);
  const bytes = readFileSync(tree);
  const { dims } = Hierarchy.parse(JSON.parse((tree.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')));
  const dimensions = dims.map((d) => d.name);
  const codesOf = (row: Record<string, string>) => dimensions.map((d) => row[d] ?? '');
  const cells = rowsOf(file).map((row): BenchCell => ({
    codes: codesOf(row),
    value: Number(row['value']),
    contributors: Number(row['n']),
    isPrimary: row['primary'] === '1',
    lower: Number(row['lpl'] ?? 0),
    upper: Number(row['upl'] ?? 0),
  }));
  const { at, siblings } = positions(dims.map(({ nodes }) => nodes.map((n) => n.code)), cells);
  const micro = filesOf(folder, '.micro.csv').get(name);
  const contributors = micro === undefined ? undefined : contributorsIn(micro, codesOf);
  return {
    name,
    dimensions,
    cells,
    children: dims.map(({ nodes }) => childrenOf(nodes)),
    at,
    siblings,
    ...(contributors ? { contributorsAt: (codes: readonly string[]) => contributors.get(codes.join(SEPARATOR)) } : {}),
  };
}

/** Cells by position in the full cross of the dimensions' codes: a number, not a string, for every look-up. */
function positions(codes: readonly (readonly string[])[], cells: readonly BenchCell[]): Pick<BenchTable, 'at' | 'siblings'> {
  const index = codes.map((list) => new Map(list.map((code, i) => [code, i])));
  const stride = codes.map((_, d) => codes.slice(d + 1).reduce((product, list) => product * list.length, 1));
  const place = (all: readonly string[]) => all.reduce((sum, code, d) => sum + (index[d]!.get(code) ?? NaN) * stride[d]!, 0);
  const cellAt = new Map<number, number>();
  cells.forEach(({ codes: all }, i) => {
    const at = place(all);
    if (Number.isNaN(at)) throw new Error(`a cell has a code that the hierarchy does not: row ${i + 2}`);
    if (cellAt.has(at)) throw new Error(`two rows for one cell: rows ${cellAt.get(at)! + 2} and ${i + 2}`);
    cellAt.set(at, i);
  });
  return {
    at: (all) => cellAt.get(place(all)),
    siblings: (all, d, others) => {
      const rest = place(all) - index[d]!.get(all[d]!)! * stride[d]!;
      const found: number[] = [];
      for (const code of others) {
        const cell = cellAt.get(rest + index[d]!.get(code)! * stride[d]!);
        if (cell !== undefined) found.push(cell);
      }
      return found;
    },
  };
}

function childrenOf(nodes: readonly { readonly code: string; readonly parent: string | null }[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { code, parent } of nodes) {
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

function contributorsIn(file: string, codesOf: (row: Record<string, string>) => string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rowsOf(file)) {
    const key = codesOf(row).join(SEPARATOR);
    const here = found.get(key);
    if (here) here.push(row['contributor'] ?? '');
    else found.set(key, [row['contributor'] ?? '']);
  }
  return found;
}

/** What a reader of the pattern sees: published values, suppressed cells of 0 or more, and every sum. */
export function systemOf(table: BenchTable, isSuppressed: readonly boolean[]): System {
  const variables = table.cells.map(({ value }, i) =>
    isSuppressed[i] ? { low: 0, high: Infinity, whole: false } : { low: value, high: value, whole: false });
  const sums: Sum[] = [];
  table.cells.forEach(({ codes }, total) => {
    table.children.forEach((children, d) => {
      const below = children.get(codes[d]!);
      if (!below) return;
      // A combination without a row is an empty cell: it adds nothing.
      sums.push({ total, parts: table.siblings(codes, d, below) });
    });
  });
  return { variables, sums };
}

/** Each primary must be able to reach its lower and upper protection level. */
export function needsOf(table: BenchTable): Need[] {
  return table.cells.flatMap(({ isPrimary, value, lower, upper }, variable) =>
    isPrimary ? [{ variable, low: value - lower, high: value + upper }] : []);
}

/** The suppressed cells each sole contributor knows: theirs alone, at whatever level they appear. */
export function holdersOf(table: BenchTable, isSuppressed: readonly boolean[]): number[][] {
  const byContributor = new Map<string, number[]>();
  table.cells.forEach(({ contributors, codes }, i) => {
    if (contributors !== 1 || !isSuppressed[i]) return;
    const who = contributorOf(table, codes);
    const theirs = byContributor.get(who);
    if (theirs) theirs.push(i);
    else byContributor.set(who, [i]);
  });
  return [...byContributor.values()];
}

/** Who is alone in a cell, where somebody is. */
export function soleContributorOf(table: BenchTable, cell: number): string | undefined {
  const { contributors, codes } = table.cells[cell]!;
  return contributors === 1 ? contributorOf(table, codes) : undefined;
}

/** The one contributor below a cell: by identifier where the folder tells, else by the one leaf that has any. */
function contributorOf(table: BenchTable, codes: readonly string[]): string {
  let here = codes;
  for (;;) {
    const d = table.children.findIndex((children, k) => children.has(here[k]!));
    if (d < 0) break;
    const next = table.children[d]!.get(here[d]!)!.map((code) => here.with(d, code)).find((below) => {
      const cell = table.at(below);
      return cell !== undefined && table.cells[cell]!.contributors > 0;
    });
    if (!next) break;
    here = next;
  }
  return table.contributorsAt?.(here)?.[0] ?? here.join(SEPARATOR);
}
