import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { certify, protect, type Coalition, type Problem } from '../src/sdc/protect/index.js';
import { secondOpinion, type SecondOpinion } from './independentAudit.js';
import { filesOf, holdersOf, needsOf, readTable, soleContributorOf, systemOf, type BenchTable } from './suppressionTable.js';

/**
 * Protect every table of a folder in the format of bench/suppression/README.md, and audit what came out twice:
 *
 *     npm run bench:suppression -- DIR [--out FOLDER] [--only NAME,NAME] [--seconds N]
 *
 * Each table runs in a process of its own, once against all readers and once against outsiders only. `--seconds`
 * is the CPU time the search for a cheaper pattern may take (default: by size, at most 7).
 */
const words = process.argv.slice(2);
const option = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
const folder = words.find((word, i) => !word.startsWith('--') && !(words[i - 1] ?? '').startsWith('--'));
if (!folder) {
  console.error('usage: npm run bench:suppression -- DIR [--out FOLDER] [--only NAME,NAME] [--seconds N]');
  process.exit(2);
}

/** CPU seconds after which a table counts as not protected. */
const MOST_SECONDS = 120;

interface Run {
  readonly outcome: 'protected' | 'impossible' | 'unproven';
  readonly shortfalls: number;
  readonly suppressed: number;
  readonly cost: number;
  readonly protectCpuSeconds: number;
  readonly audit: SecondOpinion | null;
  readonly independentAudit: SecondOpinion | null;
}

interface Bench {
  readonly instance: string;
  readonly cells: number;
  readonly primaries: number;
  readonly allReaders: Run;
  readonly outsidersOnly: Run;
  readonly processCpuSeconds: number;
  readonly peakRssMb: number;
}

const Peers = z.array(z.object({
  instance: z.string(), method: z.string(), cost: z.number().nullable(),
  exactlyDisclosed: z.number().nullable(), underProtected: z.number().nullable(), insiderVictims: z.number().nullable(),
}));

const one = option('--one');
if (one) console.log(JSON.stringify(await bench(one)));
else await all();

async function all(): Promise<void> {
  const only = option('--only')?.split(',');
  const names = [...filesOf(folder!, '.cells.csv').keys()].filter((name) => !only || only.includes(name));
  if (names.length === 0) throw new Error(`${folder}: no tables to protect`);
  const found = names.map((name) => {
    const child = spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, ...words, '--one', name], {
      encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26,
    });
    if (child.status !== 0) throw new Error(`${name}: the process ended with ${child.status ?? child.signal}`);
    return JSON.parse(child.stdout) as Bench;
  });
  const out = option('--out');
  if (out) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ folder, node: process.version, cpu: cpus()[0]?.model, instances: found }, null, 2)}\n`);
  }
  report(found);
  if (found.some(({ allReaders, outsidersOnly }) => !isSafe(allReaders) || !isSafe(outsidersOnly))) process.exitCode = 1;
}

async function bench(name: string): Promise<Bench> {
  const table = readTable(folder!, name);
  const allReaders = await run(table, 1);
  const outsidersOnly = await run(table, 0);
  return {
    instance: name,
    cells: table.cells.length,
    primaries: needsOf(table).length,
    allReaders,
    outsidersOnly,
    processCpuSeconds: cpu(),
    peakRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

async function run(table: BenchTable, coalition: Coalition): Promise<Run> {
  const problem = problemOf(table);
  const seconds = Number(option('--seconds') ?? Math.min(7, (table.cells.length * table.dimensions.length) / 820));
  const started = cpu();
  const answer = protect(problem, { coalition, isEnough: () => cpu() - started > seconds, isOver: () => cpu() - started > MOST_SECONDS });
  const protectCpuSeconds = cpu() - started;
  if (answer.outcome !== 'protected') {
    return {
      outcome: answer.outcome, shortfalls: answer.shortfalls.length, suppressed: 0, cost: 0, protectCpuSeconds, audit: null, independentAudit: null,
    };
  }
  const hidden = table.cells.map(() => false);
  for (const cell of answer.hidden) hidden[cell] = true;
  if (coalition === 1 && option('--out')) writePattern(table, hidden);
  const holders = coalition === 0 ? [] : holdersOf(table, hidden);
  const needs = needsOf(table);
  const certificate = certify(problem, hidden.map(Number), coalition);
  const byReader = (reader: 'outsider' | 'insider') => certificate.shortfalls.filter((s) => s.reader === reader);
  return {
    outcome: answer.outcome,
    shortfalls: certificate.shortfalls.length + certificate.open,
    suppressed: answer.hidden.length,
    cost: answer.cost,
    protectCpuSeconds,
    audit: {
      exactlyDisclosed: byReader('outsider').filter((s) => s.side === 'exact').length,
      underProtected: byReader('outsider').length,
      insiderVictims: new Set(byReader('insider').map((s) => s.cell)).size,
    },
    independentAudit: await secondOpinion({
      values: table.cells.map((cell) => cell.value),
      sums: systemOf(table, hidden).sums,
      hidden,
      primaries: needs.map(({ variable, low, high }) => ({
        cell: variable, lower: table.cells[variable]!.value - low, upper: high - table.cells[variable]!.value,
      })),
      holders,
    }),
  };
}

/** Cost = value; empty cells are published and stay so; a cell with one contributor is known to them. */
function problemOf(table: BenchTable): Problem {
  const { sums, variables } = systemOf(table, table.cells.map(() => true));
  const cells = table.cells.map(({ value, contributors, isPrimary, lower, upper }, i) => {
    const sole = soleContributorOf(table, i);
    const role = isPrimary ? 'primary' as const : contributors === 0 ? 'published' as const : 'open' as const;
    return { value, role, cost: value, lower: isPrimary ? lower : 0, upper: isPrimary ? upper : 0, ...(sole === undefined ? {} : { sole }) };
  });
  return { system: { variables, sums }, cells };
}

function writePattern(table: BenchTable, hidden: readonly boolean[]): void {
  const to = join(option('--out')!, 'patterns');
  mkdirSync(to, { recursive: true });
  const quoted = (word: string) => (/[",\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word);
  const lines = table.cells.map(({ codes, isPrimary }, i) => [...codes.map(quoted), isPrimary ? 1 : 0, hidden[i] ? 1 : 0].join(','));
  writeFileSync(join(to, `${table.name}.csv`), `${[[...table.dimensions.map(quoted), 'primary,suppressed'].join(','), ...lines].join('\n')}\n`);
}

function report(found: readonly Bench[]): void {
  const file = join(folder!, 'peers.json');
  const peers = existsSync(file) ? Peers.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const cheapest = (instance: string, insiders: boolean): number | undefined => {
    const costs = peers.filter((p) => p.instance === instance && p.cost !== null && p.exactlyDisclosed === 0 && p.underProtected === 0 && (!insiders || p.insiderVictims === 0));
    return costs.length > 0 ? Math.min(...costs.map((p) => p.cost!)) : undefined;
  };
  const beside = (cost: number, peer: number | undefined) => (peer === undefined ? '' : `${peer} (${(100 * (cost / peer - 1)).toFixed(1)} %)`);
  console.table(Object.fromEntries(found.map(({ instance, cells, allReaders: a, outsidersOnly: o, peakRssMb }) => [instance, {
    cells,
    cost: a.outcome === 'protected' ? a.cost : a.outcome,
    suppressed: a.suppressed,
    'cheapest safe peer': beside(a.cost, cheapest(instance, true)),
    'CPU s': a.protectCpuSeconds.toFixed(2),
    'under / victims, by two audits': `${counts(a.audit)} · ${counts(a.independentAudit)}`,
    'outsiders only': o.cost,
    'cheapest peer': beside(o.cost, cheapest(instance, false)),
    'CPU s ': o.protectCpuSeconds.toFixed(2),
    'peak MB': Math.round(peakRssMb),
  }])));
}

function counts(audit: SecondOpinion | null): string {
  return audit ? `${audit.underProtected} / ${audit.insiderVictims}` : 'none';
}

function isSafe({ outcome, shortfalls, audit, independentAudit }: Run): boolean {
  const clean = (a: SecondOpinion | null) => a !== null && a.underProtected === 0 && a.insiderVictims === 0 && a.exactlyDisclosed === 0;
  return outcome === 'protected' && shortfalls === 0 && clean(audit) && clean(independentAudit);
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
