/**
 * What evidence costs beside merely reading the same file in the same run: CPU seconds and peak memory, each in a
 * process of its own. `npm run bench:evidence`; `-- --write` puts the table into docs/benchmarks.md; `-- --small` is a
 * tenth of the rows.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import { computeEvidence } from '../src/adapters/evidence/compute-evidence.js';
import { duckdb } from '../src/adapters/evidence/duckdb.js';

/** The same numbers every time, without a seed from outside. */
function numbers(): (below: number) => number {
  let state = 12_345;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

interface Shape {
  readonly rows: number;
  readonly regions: number;
  readonly sectors: number;
  readonly companies: number;
}

/** Records of firms: turnover in pence, a few very large, a few missing, a few negative. */
async function write(disk: string, { rows, regions, sectors, companies }: Shape): Promise<void> {
  const draw = numbers();
  const out = createWriteStream(disk);
  out.write('region,sector,company,turnover,employees\n');
  for (let done = 0; done < rows;) {
    const lines: string[] = [];
    for (; done < rows && lines.length < 20_000; done += 1) {
      const size = draw(1_000) === 0 ? 90_000_000 : 900_000;
      const amount = draw(500) === 0 ? '' : ((draw(size) - (draw(400) === 0 ? size : 0)) / 100).toFixed(2);
      lines.push(`R${String(draw(regions)).padStart(3, '0')},S${String(draw(sectors)).padStart(3, '0')},C${draw(companies)},${amount},${draw(250)}`);
    }
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

const jobs = ['csv-parse reads', 'our evidence, streaming', 'DuckDB reads', 'our evidence, DuckDB'] as const;
type Job = (typeof jobs)[number];

async function does(job: Job, disk: string): Promise<string> {
  const question = { disk, by: ['region', 'sector'], value: 'turnover', contributor: 'company', margins: true, separator: ',' };
  if (job === 'our evidence, streaming') return (await computeEvidence(question, 'stream')).csv;
  if (job === 'our evidence, DuckDB') return (await computeEvidence(question, 'duckdb')).csv;
  if (job === 'csv-parse reads') {
    let rows = 0;
    for await (const row of createReadStream(disk).pipe(parse({ bom: true })) as AsyncIterable<string[]>) rows += row.length > 0 ? 1 : 0;
    return String(rows);
  }
  const { DuckDBInstance } = (await duckdb())!;
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '400MB' })).connect();
  const text = (name: string) => `'${name}': 'VARCHAR'`;
  const read = `read_csv('${disk}', header=true, auto_detect=false, delim=',', quote='"', escape='"', columns={${['region', 'sector', 'company', 'turnover', 'employees'].map(text).join(', ')}})`;
  const found = await connection.runAndReadAll(`SELECT count(*), max(region), max(sector), max(company), max(turnover) FROM ${read}`);
  return JSON.stringify(found.getRowsJson());
}

interface Measured {
  readonly cpu: number;
  readonly mb: number;
  readonly says: string;
}

async function measure(job: Job, disk: string): Promise<Measured> {
  const before = process.cpuUsage();
  const says = await does(job, disk);
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, mb: Math.round(process.resourceUsage().maxRSS / 1024), says: says.startsWith('region') ? `${says.trim().split('\n').length - 1} rows of evidence` : '' };
}

const [, , first, disk] = process.argv;
const job = jobs.find((one) => one === first);
if (job) {
  process.stdout.write(JSON.stringify(await measure(job, disk!)));
} else {
  const scale = process.argv.includes('--small') ? 0.1 : 1;
  const many = (rows: number): string => (rows * scale).toLocaleString('en-GB');
  const shapes: Readonly<Record<string, Shape>> = {
    [`${many(1e6)} rows, 240 cells`]: { rows: 1e6 * scale, regions: 12, sectors: 20, companies: 50_000 },
    [`${many(1e6)} rows, 4,800 cells`]: { rows: 1e6 * scale, regions: 60, sectors: 80, companies: 50_000 },
    [`${many(5e6)} rows, 240 cells`]: { rows: 5e6 * scale, regions: 12, sectors: 20, companies: 50_000 },
  };
  const folder = mkdtempSync(join(tmpdir(), 'airlock-bench-'));
  const lines = ['| Data | Size | What | CPU s | beyond reading | times reading | Peak MB | Gives |', '|---|---:|---|---:|---:|---:|---:|---|'];
  try {
    for (const [name, shape] of Object.entries(shapes)) {
      const data = join(folder, 'data.csv');
      await write(data, shape);
      const run = (each: Job) => JSON.parse(execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), each, data], { encoding: 'utf8' })) as Measured;
      const size = `${Math.round(statSync(data).size / 2 ** 20)} MB`;
      for (const [reading, ours] of [[jobs[0], jobs[1]], [jobs[2], jobs[3]]] as const) {
        if (ours === 'our evidence, DuckDB' && (await duckdb()) === undefined) continue;
        const [alone, both] = [run(reading), run(ours)];
        lines.push(`| ${name} | ${size} | ${reading} | ${alone.cpu.toFixed(2)} | | 1 | ${alone.mb} | |`);
        lines.push(`| ${name} | ${size} | ${ours} | ${both.cpu.toFixed(2)} | ${(both.cpu - alone.cpu).toFixed(2)} | ${(both.cpu / alone.cpu).toFixed(2)} | ${both.mb} | ${both.says} |`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const table = lines.join('\n');
  process.stdout.write(`${table}\n`);
  if (process.argv.includes('--write')) {
    const path = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
    const [start, end] = ['<!-- evidence: written by npm run bench:evidence -- --write -->', '<!-- /evidence -->'];
    const text = readFileSync(path, 'utf8');
    if (!text.includes(start)) throw new Error('docs/benchmarks.md has no place for this table');
    writeFileSync(path, `${text.slice(0, text.indexOf(start))}${start}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
  }
}
