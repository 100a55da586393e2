/**
 * How long reading and recognising takes beside csv-parse merely tokenising the same file in the same run.
 * npm run bench:readers [-- rows]. Each measurement runs in a process of its own, so that its peak memory is its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { csvReader } from '../src/readers/csv/reader.js';
import { defaultLimits, type Reading } from '../src/readers/reader.js';
import { recognise } from '../src/readers/recognise/index.js';

/** The same numbers every time, without a seed from outside. */
function* numbers(): Generator<number> {
  for (let state = 12_345; ; state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) yield state / 0x7fffffff;
}

function records(rows: number, quoted: boolean): string {
  const draw = numbers();
  const next = (below: number) => Math.floor((draw.next().value as number) * below);
  const text = (value: string) => (quoted ? `"${value}"` : value);
  const lines = ['id,age,sex,imd,adm_date,dx,los,cost'];
  for (let i = 0; i < rows; i++) {
    const day = `2024-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`;
    lines.push(`${1_000_000 + i},${next(90)},${text(next(2) === 0 ? 'F' : 'M')},${1 + next(5)},${day},${text(`E${10 + next(80)}`)},${next(200) / 10},${next(900_000) / 100}`);
  }
  return `${lines.join('\n')}\n`;
}

function tidy(rows: number): string {
  const draw = numbers();
  const lines = ['area,month,cases,population'];
  for (let i = 0; i < rows; i++) lines.push(`A${i % 1000},${1 + Math.floor(i / 1000)},${Math.floor((draw.next().value as number) * 90)},${10_000 + (i % 1000)}`);
  return `${lines.join('\n')}\n`;
}

type Job = 'tokenise' | 'recognise';

function measure(job: Job, path: string): { ms: number; mb: number; says: string } {
  const bytes = readFileSync(path);
  const started = performance.now();
  let says = '';
  if (job === 'tokenise') {
    let rows = 0;
    parse(bytes, { relax_column_count: true, on_record: () => { rows++; return undefined; } });
    says = `${rows} records`;
  } else {
    const reading = csvReader.read(bytes, defaultLimits, path) as Reading;
    const found = reading.grids.map((grid) => recognise(grid));
    says = `${reading.read}; ${found.flatMap(({ tables }) => tables.map(({ shape, cells }) => `${shape}, ${cells.length} cells`)).join('; ')}`;
  }
  return { ms: Math.round(performance.now() - started), mb: Math.round(process.resourceUsage().maxRSS / 1024), says };
}

const [, , job, path] = process.argv;
if (job === 'tokenise' || job === 'recognise') {
  console.log(JSON.stringify(measure(job, path!)));
} else {
  const rows = Number(job ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'airlock-bench-'));
  try {
    const files = { 'records, no quotation marks': records(rows, false), 'records, text quoted': records(rows, true), 'tidy counts, a tenth of the rows': tidy(rows / 10) };
    console.log('| File | Size | csv-parse alone | Read and recognised | Ratio | Peak memory | What was found |\n|---|---|---|---|---|---|---|');
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, 'bench.csv');
      writeFileSync(file, text);
      const run = (each: Job) => JSON.parse(execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), each, file], { encoding: 'utf8' })) as ReturnType<typeof measure>;
      const [alone, ours] = [run('tokenise'), run('recognise')];
      console.log(`| ${name} | ${(text.length / 2 ** 20).toFixed(0)} MB | ${alone.ms} ms | ${ours.ms} ms | ${(ours.ms / alone.ms).toFixed(2)} | ${ours.mb} MB | ${ours.says} |`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
