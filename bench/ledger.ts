import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/adapters/postgres/embedded.js';
import { createLedger } from '../src/adapters/postgres/ledger.js';
import { migrate } from '../src/adapters/postgres/migrate.js';
import { createPool } from '../src/adapters/postgres/pool.js';
import { saveRow } from '../src/adapters/postgres/store.js';
import { createExaminer } from '../src/adapters/examiner/examiner.js';
import { examineFile } from '../src/examine/examine-file.js';
import { packFor } from '../src/main/packs.js';
import { nothingDeclared } from '../src/sdc/declaration.js';
import type { Cell, Table } from '../src/sdc/table.js';
import { readFile } from '../src/readers/index.js';
import { recognise } from '../src/readers/recognise/index.js';
import { between, seeded } from '../test/attacks/seeded.js';
import { built } from '../test/support/processes.js';

/**
 * A project that has released 5,000 tables of 200 cells, in a real Postgres, and a new request of 20 tables: how long
 * until its comparable tables are found, until it is audited, and how much memory that takes.
 *
 *     npm run bench:ledger [-- --tables 5000]
 *
 * The tables are of 250 studies, 20 releases each. Half of the studies name what they count in the table, half do not,
 * so that their tables are laid out alike and only numbers tell them apart. The request holds the next release of 20
 * studies, in which a few people more are counted.
 */
const words = process.argv.slice(2);
const total = words.includes('--tables') ? Number(words[words.indexOf('--tables') + 1]) : 5_000;
const studies = Math.ceil(total / 20);
const ages = ['0-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85+', 'Not known'];
const regions = ['North', 'South', 'East', 'West', 'Centre', 'Coast', 'Hills', 'Islands', 'City', 'Valley'];

/** Counts of a study at one of its releases: everyone counted before, and a few more here and there. */
function csvOf(study: number, release: number): string {
  const [still, growing] = [seeded(study), seeded(study * 7919 + 1)];
  const base = Array.from({ length: 200 }, () => between(still, 30, 2_000));
  for (let k = 0; k < release * 40; k++) base[between(growing, 0, 199)]! += between(growing, 10, 60);
  // The latest release counts a few people more in some cells: what must be found.
  if (release === 20) for (let k = 0; k < 5; k++) base[k * 31]! += between(growing, 1, 6);
  const named = study % 2 === 0;
  const condition = `Condition ${study}`;
  const rows = regions.flatMap((region, r) => ages.map((age, a) => [region, age, base[r * 20 + a * 2]!, base[r * 20 + a * 2 + 1]!].join(',')));
  return [`region,age group,${named ? `${condition},No ${condition.toLowerCase()}` : 'Cases,Controls'}`, ...rows].join('\n') + '\n';
}

const bench = { read: readFile, recognise, rules: [], pack: packFor(['baseline-10']), version: '0' };

async function tablesOf(text: string): Promise<readonly Table[]> {
  const bytes = new TextEncoder().encode(text);
  return (await examineFile({ path: 'table.csv', bytes, sha256: '' }, bench)).flatMap(({ subject }) => subject.tables);
}

const withText = (cell: Cell, text: string): Cell => ({ ...cell, text, shown: { as: 'number', value: Number(text), decimals: 0 } });

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;
/** Children that run the reader's script (Linux). */
const pidsOf = (parent: number): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${parent}\n`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('examine-child');
  } catch {
    return false;
  }
});
const folder = mkdtempSync(join(tmpdir(), 'airlock-ledger-'));
chmodSync(folder, 0o755);
await built();
const postgres = await startEmbedded({ folder });
const pool = createPool(postgres.url);
await migrate(pool);
const project = randomUUID();
await pool.query('insert into projects (id, code, members, body) values ($1, $2, $3, $4)', [project, 'P-1', [], '{}']);

let began = performance.now();
let cells = 0;
const client = await pool.connect();
await client.query('begin');
for (let study = 0; study < studies; study++) {
  // Recognised once; the later releases have other numbers at the same places.
  const [first] = await tablesOf(csvOf(study, 0));
  for (let release = 0; release < 20; release++) {
    const lines = csvOf(study, release).split('\n').map((line) => line.split(','));
    const table = { ...first!, cells: first!.cells.map((cell) => withText(cell, lines[cell.at.row - 1]![cell.at.column - 1]!)) };
    cells += table.cells.length;
    await saveRow(client, {
      release: `AL-${study}-${release}`, project, sources: [], file: `study_${study}.csv`, fileSha256: createHash('sha256').update(`${study} ${release}`).digest('hex'), table,
      releasedAt: new Date(1.7e12 + release * 3e9).toISOString(),
    });
  }
}
await client.query('commit');
client.release();
console.log(`${total} tables of ${studies} studies, ${cells} cells, released in ${seconds(began)}`);

const disk = join(folder, 'request');
const files = Array.from({ length: 20 }, (_, k) => {
  const [path, text] = [`${disk}-${k}.csv`, csvOf(k * 12, 20)];
  writeFileSync(path, text);
  return { id: `f${k}`, name: `study_${k}.csv`, disk: path, sha256: createHash('sha256').update(text).digest('hex'), purpose: 'output' as const };
});
const examiner = createExaminer({ entry: join(import.meta.dirname, '..', 'dist', 'examine-child.js'), timeoutMs: 60_000 });
const ledger = createLedger(pool);
let found = '';
began = performance.now();
const { report } = await examiner.examine({
  files, packs: ['baseline-10'], declared: nothingDeclared,
  earlier: async (tables) => {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    const { rows, leftOut } = await ledger.comparable({ project }, tables, 1_000);
    found = `${rows.length} comparable tables found in ${seconds(from)} (${(process.cpuUsage(cpu).user / 1e6).toFixed(2)} CPU s here), ${leftOut} more left out; load average ${loadavg()[0]!.toFixed(1)}`;
    return { tables: rows.map((row) => ({ ...row })), leftOut };
  },
});
const readers = pidsOf(process.pid);
const spent = readers.map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')).map((stat) => (Number(stat[11]) + Number(stat[12])) / 100);
const reader = readers.map((pid) => readFileSync(`/proc/${pid}/status`, 'utf8')).map((status) => Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024);
console.log(found);
console.log(`20 tables read, compared and audited in ${seconds(began)} (CPU s of the readers ${spent.map((one) => one.toFixed(1)).join(' and ')}); status ${report.status}`);
console.log(`memory: this process, which stands for the worker, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; its readers ${reader.map(Math.round).join(' and ')} MB`);
const tally = new Map<string, number>();
for (const { rule, where } of report.findings) tally.set(rule, (tally.get(rule) ?? 0) + where.length);
console.table(Object.fromEntries(tally));
await examiner.close();
await pool.end();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
