import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feasible, levels, type Feasible, type Level, type Need } from '../src/sdc/audit/index.js';
import { filesOf, holdersOf, needsOf, readTable, rowsOf, systemOf, type BenchTable } from './suppressionTable.js';

/**
 * Audit every suppression pattern of a folder in the format of bench/suppression/README.md:
 *
 *     npm run bench:audit -- DIR [--out FOLDER] [--verdict-only] [--seconds N]
 *
 * `--seconds` is what one pattern's intervals may take (default 600); an interval not finished says so.
 */
interface PatternAudit {
  readonly pattern: string;
  readonly table: string;
  readonly cells: number;
  readonly suppressed: number;
  readonly primaries: number;
  readonly exactlyDisclosed: number;
  readonly underProtected: number;
  readonly insiderVictims: number;
  readonly outsider: 'safe' | 'unsafe' | 'not finished';
  readonly insider: 'safe' | 'unsafe' | 'not finished';
  readonly cpuSeconds: { readonly verdict: number; readonly intervals: number | null };
  readonly intervals: { readonly exact: number; readonly relaxation: number; readonly unfinished: number; readonly inconsistent: number } | null;
}

const words = process.argv.slice(2);
const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const folder = words.find((word, i) => !word.startsWith('--') && !['--out', '--seconds'].includes(words[i - 1] ?? ''));
if (!folder) {
  console.error('usage: npm run bench:audit -- DIR [--out FOLDER] [--verdict-only] [--seconds N]');
  process.exit(2);
}
const out = option('--out');
const seconds = Number(option('--seconds') ?? 600);

const patterns = filesOf(join(folder, 'patterns'), '.csv');
if (patterns.size === 0) throw new Error(`${join(folder, 'patterns')}: no patterns to audit`);
const names = [...filesOf(folder, '.cells.csv').keys()];
// Smallest first: the first of them pays for compiling the code, and it should weigh least.
const bySize = [...patterns].sort(([, a], [, b]) => statSync(a).size - statSync(b).size);
const audits = bySize.map(([pattern, file]) => audit(pattern, file)).sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
report(audits);
if (out) {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'audit.json'), `${JSON.stringify({ folder, patterns: audits }, null, 2)}\n`);
}
if (audits.some((a) => a.outsider === 'not finished' || a.insider === 'not finished')) process.exitCode = 1;

function audit(pattern: string, file: string): PatternAudit {
  // A pattern is named TABLE.METHOD; a table's own name may hold dots too.
  const name = names.filter((n) => pattern === n || pattern.startsWith(`${n}.`)).sort((a, b) => b.length - a.length)[0];
  if (name === undefined) throw new Error(`${pattern}: no table of that name in ${folder}`);
  const table = readTable(folder!, name);
  const isSuppressed = suppressedIn(table, file);
  const needs = needsOf(table);
  const holders = holdersOf(table, isSuppressed);

  const started = cpu();
  const system = systemOf(table, isSuppressed);
  const verdict = levels(system, { needs, holders, truth: table.cells.map((c) => c.value), steps: 5_000_000 });
  const verdictSeconds = cpu() - started;
  const victims = new Set(verdict.victims.flatMap((v) => v ?? []));

  let found: Feasible[] | null = null;
  let intervalSeconds: number | null = null;
  const ask = [...isSuppressed.keys()].filter((i) => isSuppressed[i]);
  if (!words.includes('--verdict-only')) {
    const began = cpu();
    found = feasible(system, { ask, near: table.cells.map((c) => c.value), steps: 50_000_000, isOver: () => cpu() - began > seconds });
    intervalSeconds = cpu() - began;
    if (out) writeIntervals(join(out, 'intervals'), pattern, table, ask, found);
    compare(pattern, needs, verdict.levels, new Map(ask.map((v, k) => [v, found![k]!])));
  }
  const count = (level: Level) => verdict.levels.filter((l) => l === level).length;
  const exactlyDisclosed = count('exactlyKnown');
  const underProtected = exactlyDisclosed + count('tooNarrow');
  const isOpen = count('open') + count('inconsistent') > 0;
  return {
    pattern,
    table: name,
    cells: table.cells.length,
    suppressed: ask.length,
    primaries: needs.length,
    exactlyDisclosed,
    underProtected,
    insiderVictims: victims.size,
    outsider: underProtected > 0 ? 'unsafe' : isOpen ? 'not finished' : 'safe',
    insider: victims.size > 0 ? 'unsafe' : verdict.victims.includes(null) ? 'not finished' : 'safe',
    cpuSeconds: { verdict: verdictSeconds, intervals: intervalSeconds },
    intervals: found && {
      exact: found.filter((f) => f.proven === 'exact').length,
      relaxation: found.filter((f) => f.proven === 'relaxation').length,
      unfinished: found.filter((f) => f.proven === 'unfinished').length,
      inconsistent: found.filter((f) => f.proven === 'inconsistent').length,
    },
  };
}

function suppressedIn(table: BenchTable, file: string): boolean[] {
  const isSuppressed = table.cells.map(() => false);
  for (const [i, row] of rowsOf(file).entries()) {
    const cell = table.at(table.dimensions.map((d) => row[d] ?? ''));
    if (cell === undefined) throw new Error(`${file}: row ${i + 2} names a cell that the table does not have`);
    isSuppressed[cell] = row['suppressed'] === '1';
  }
  return isSuppressed;
}

function writeIntervals(folder: string, pattern: string, table: BenchTable, ask: readonly number[], found: readonly Feasible[]): void {
  mkdirSync(folder, { recursive: true });
  const quoted = (word: string) => (/[",\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word);
  const lines = ask.map((cell, k) => [...table.cells[cell]!.codes.map(quoted), found[k]!.low, found[k]!.high].join(','));
  writeFileSync(join(folder, `${pattern}.csv`), `${[[...table.dimensions.map(quoted), 'low,high'].join(','), ...lines].join('\n')}\n`);
}

/** The verdict and the intervals come by different ways; where they differ, neither may be believed. */
function compare(pattern: string, needs: readonly Need[], verdicts: readonly Level[], found: ReadonlyMap<number, Feasible>): void {
  needs.forEach(({ variable, low, high }, n) => {
    const interval = found.get(variable);
    if (!interval || interval.proven !== 'exact') return;
    const level: Level = interval.low === interval.high ? 'exactlyKnown' : interval.low <= low && interval.high >= high ? 'enough' : 'tooNarrow';
    if (verdicts[n] !== 'open' && verdicts[n] !== level) throw new Error(`${pattern}: the verdict and the interval of cell ${variable} disagree`);
  });
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function report(audits: readonly PatternAudit[]): void {
  console.table(Object.fromEntries(audits.map((a) => [a.pattern, {
    suppressed: a.suppressed,
    primaries: a.primaries,
    exactly: a.exactlyDisclosed,
    under: a.underProtected,
    insider: a.insiderVictims,
    'verdict CPU s': a.cpuSeconds.verdict.toFixed(3),
    'intervals CPU s': a.cpuSeconds.intervals?.toFixed(3) ?? '',
    unfinished: a.intervals?.unfinished ?? '',
  }])));
}
