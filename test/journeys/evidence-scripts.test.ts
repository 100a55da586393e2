import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { computeEvidence } from '../../src/adapters/evidence/compute-evidence.js';
import { evidenceRows } from '../../src/sdc/evidence-file.js';

/** The programs of docs/evidence against `airlock evidence`, on the same records. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const data = at('fixtures/evidence/firms.csv');
const folder = mkdtempSync(join(tmpdir(), 'airlock-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A Python that has pandas: the first on the path, or Debian's own. */
const python = process.env['AIRLOCK_PYTHON'] ?? ['python3', '/usr/bin/python3'].find((command) => runs(command, ['-c', 'import pandas'])) ?? 'python3';

/** Whether a language is here. Where it is not, that is said aloud; AIRLOCK_REQUIRE_ALL=1 makes it a failure. */
function has(what: string, isThere: boolean): boolean {
  if (!isThere && process.env['AIRLOCK_REQUIRE_ALL'] === '1') throw new Error(`${what} is not installed, and AIRLOCK_REQUIRE_ALL asks for it`);
  if (!isThere) process.stderr.write(`NOT TESTED: ${what} is not installed, so its evidence was not compared with ours.\n`);
  return isThere;
}

/** Rows by their labels, with every number as a number: order and spelling do not matter. */
function meaning(csv: string): Record<string, unknown> {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  expect(head.replaceAll('"', '').split(',')).toEqual(['region', 'sector', 'measure', 'n', 'sum', 'x1', 'x2', 'x3', 'sum_abs', 'x1_abs', 'x2_abs', 'n_negative', 'n_zero', 'n_missing', 'all_same']);
  expect(lines.length).toBeGreaterThan(10);
  return Object.fromEntries(evidenceRows(csv).map(({ keys, measure, contributors }) => [JSON.stringify([keys, measure]), JSON.parse(JSON.stringify(contributors, (_key, value: unknown) =>
    (typeof value === 'object' && value !== null && 'units' in value ? Number((value as { units: bigint }).units) / 10 ** (value as unknown as { scale: number }).scale : value)))]));
}

const ours = async (contributor?: string): Promise<Record<string, unknown>> =>
  meaning((await computeEvidence({ disk: data, by: ['region', 'sector'], value: 'turnover', margins: true, separator: ',', ...(contributor !== undefined && { contributor }) }, 'stream')).csv);

const scripts: readonly (readonly [string, boolean, (contributor: string | undefined, file: string) => readonly [string, readonly string[]]])[] = [
  ['R', has('R', runs('Rscript', ['--version'])), (contributor, file) => ['Rscript', ['--vanilla', '-e',
    `source("${at('docs/evidence/airlock_evidence.R')}"); airlock_evidence(read.csv("${data}"), by = c("region", "sector"), value = "turnover"${contributor === undefined ? '' : `, contributor = "${contributor}"`}, file = "${file}")`]]],
  ['Python with pandas', has('Python with pandas', runs(python, ['-c', 'import pandas'])), (contributor, file) => [python, ['-c',
    `import sys; sys.path.insert(0, ${JSON.stringify(at('docs/evidence'))}); import pandas as pd; from airlock_evidence import airlock_evidence; airlock_evidence(pd.read_csv(${JSON.stringify(data)}), by=["region", "sector"], value="turnover"${contributor === undefined ? '' : `, contributor="${contributor}"`}, file=${JSON.stringify(file)})`]]],
];

describe.each(scripts)('%s', (name, isHere, command) => {
  test.each([['with a contributor', 'company'], ['every record its own', undefined]])(isHere ? 'says the same, %s' : 'NOT TESTED, not installed: %s', async (_words, contributor) => {
    if (!isHere) return expect(name).not.toBe('');
    const file = join(folder, `${name[0]}-${contributor ?? 'none'}.csv`);
    const [program, args] = command(contributor, file);
    const ran = spawnSync(program, args, { encoding: 'utf8' });
    expect({ status: ran.status, stderr: ran.status === 0 ? '' : ran.stderr }).toEqual({ status: 0, stderr: '' });
    expect(meaning(readFileSync(file, 'utf8'))).toEqual(await ours(contributor));
  }, 60_000);
});

test('the Stata program writes the columns that are read', () => {
  const text = readFileSync(at('docs/evidence/airlock_evidence.do'), 'utf8');
  for (const column of ['n', 'sum', 'x1', 'x2', 'x3', 'sum_abs', 'x1_abs', 'x2_abs', 'n_negative', 'n_zero', 'n_missing', 'all_same', 'measure']) expect(text).toMatch(new RegExp(`(?<![a-z_])${column}(?![a-z0-9_])`));
});
