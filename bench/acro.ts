/**
 * Agreement with ACRO: the data sets of fixtures/acro-cases, examined with the packs acro-1.0 and acro-0.4 from the
 * table and the evidence alone, beside what ACRO says. `npm run bench:acro`; `-- --write` puts the table into
 * docs/benchmarks.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreementTable, end, start } from './acro/table.js';

const table = await agreementTable();
process.stdout.write(`${table}\n`);
if (process.argv.includes('--write')) {
  const path = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/benchmarks.md');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(start)) throw new Error('docs/benchmarks.md has no place for this table');
  writeFileSync(path, `${text.slice(0, text.indexOf(start))}${start}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
}
