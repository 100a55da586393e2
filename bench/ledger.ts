import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
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
import type { LedgerTable } from '../src/ports/index.js';
import type { Table } from '../src/sdc/table.js';
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

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;
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
for (let at = 0; at < total; at++) {
  const [study, release] = [Math.floor(at / 20), at % 20];
  const [table] = await tablesOf(csvOf(study, release));
  cells += table!.cells.length;
  const row: LedgerTable = { release: `AL-${at}`, project, sources: [], file: `study_${study}.csv`, fileSha256: createHash('sha256').update(`${at}`).digest('hex'), table: table!, releasedAt: new Date(1.7e12 + release * 3e9).toISOString() };
  await saveRow(client, row);
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
    const from = performance.now();
    const { rows, leftOut } = await ledger.comparable({ project }, tables, 1_000);
    found = `${rows.length} comparable tables found in ${seconds(from)}, ${leftOut} more left out`;
    return { tables: rows.map((row) => ({ ...row })), leftOut };
  },
});
console.log(found);
console.log(`20 tables read, compared and audited in ${seconds(began)}; status ${report.status}`);
console.log(`memory of this process ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
const tally = new Map<string, number>();
for (const { rule, where } of report.findings) tally.set(rule, (tally.get(rule) ?? 0) + where.length);
console.table(Object.fromEntries(tally));
await examiner.close();
await pool.end();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
