import { writeFileSync } from 'node:fs';
import { rules } from '../rules/index.js';
import { examineFile, type Examined } from '../src/examine/examine-file.js';
import { reportOn } from '../src/examine/examine-request.js';
import { packFor } from '../src/main/packs.js';
import { readFile } from '../src/readers/index.js';
import { recognise } from '../src/readers/recognise/index.js';
import { nothingDeclared } from '../src/sdc/declaration.js';
import { harmonised } from '../src/sdc/harmonised.js';
import { linkedGroups, sharedNumbersOf } from '../src/sdc/linked.js';
import { nestedPairs } from '../src/sdc/nested-slices.js';
import type { EarlierTable } from '../src/sdc/subjects.js';
import { filesUnder } from './corpus/examineFolder.js';

/**
 * Half of a folder of real tables as one request, audited together and against the other half as earlier releases:
 * time, memory, the links found and what follows from them.
 *
 *     npm run bench:linked [-- FOLDER] [--out FILE.json]
 *
 * Every second file, in order of path, is in the request, 20 at most; the others were released before.
 */
const words = process.argv.slice(2);
const out = words.includes('--out') ? words[words.indexOf('--out') + 1] : undefined;
const folder = words.find((word, at) => !word.startsWith('--') && words[at - 1] !== '--out') ?? 'fixtures/corpus/vaccine-coverage';
const deps = { read: readFile, recognise, rules, pack: packFor(['baseline-10']), version: '0', declared: nothingDeclared };

const files = filesUnder(folder);
const mine = new Set(files.filter((_file, at) => at % 2 === 0 || at >= 38).concat(files[1] ?? []).slice(0, 20).map(({ path }) => path));
const examined: Examined[] = [];
const before: EarlierTable[] = [];
const read = process.cpuUsage();
for (const file of files) {
  const all = await examineFile(file, mine.has(file.path) ? deps : { ...deps, rules: [] });
  if (mine.has(file.path)) examined.push(...all);
  else before.push(...all.flatMap(({ subject }) => subject.tables.map((table) => ({ file: subject.path, table, release: 'earlier' }))));
}
const reading = process.cpuUsage(read).user / 1e6;
const tables = examined.flatMap(({ subject }) => subject.tables.map((table) => ({ file: subject.path, table })));
const cells = (some: readonly { table: { cells: readonly unknown[] } }[]): number => some.reduce((sum, { table }) => sum + table.cells.length, 0);
console.log(`${folder}: ${examined.length} files, ${tables.length} tables, ${cells(tables)} numbers; ${before.length} earlier tables, ${cells(before)} numbers`);

const start = process.cpuUsage();
const report = reportOn(examined, { ...deps, earlier: before });
const spent = process.cpuUsage(start).user / 1e6;
console.log(`read, recognised and checked one by one in ${reading.toFixed(1)} CPU s; audited together in ${spent.toFixed(1)} CPU s; memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

const all = [...tables, ...before];
const [here, there] = [harmonised(tables, all), harmonised(before, all)];
const groups = linkedGroups([...here, ...there]).map(({ tables: group, sure }) => ({
  sure, files: group.map(({ file }) => file),
  shares: group.slice(1).map((one) => sharedNumbersOf(group[0]!, one).slice(0, 5)),
}));
const nested = nestedPairs(here, nothingDeclared, there).map(({ whole, part, because }) => ({ whole: `${whole.placed.file} ${whole.restrictedTo ?? ''}`.trim(), part: `${part.placed.file} ${part.restrictedTo ?? ''}`.trim(), because }));
const findings = report.findings.map(({ rule, consequence, certainty, where, evidence }) => ({ rule, consequence, certainty, places: where.length, first: where.slice(0, 2), because: String(evidence?.['because'] ?? '').slice(0, 300) }));
for (const { sure, files: names } of groups) console.log(`linked${sure ? '' : ', doubtfully'}: ${names.join(' + ')}`);
for (const { whole, part, because } of nested) console.log(`nested (${because}): ${part} in ${whole}`);
console.table(findings.map(({ rule, consequence, certainty, places, because }) => ({ rule, consequence, certainty, places, because: because.slice(0, 90) })));
if (out !== undefined) writeFileSync(out, JSON.stringify({ groups, nested, findings }, null, 2));
