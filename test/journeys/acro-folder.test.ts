import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { z } from 'zod';
import { filesUnder } from '../../bench/corpus/examineFolder.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import type { CheckReport } from '../../src/examine/report.js';
import { runCli } from '../../src/main/cli/run.js';
import { packFor } from '../../src/main/packs.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { acroBookkeeping } from '../../src/requests/acro-folder.js';
import { rules } from '../../rules/index.js';
import { root } from '../../src/main/root.js';

const folder = mkdtempSync(join(tmpdir(), 'airlock-acro-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function examine(name: string, change: (path: string, bytes: Uint8Array) => Uint8Array | undefined = (_path, bytes) => bytes): Promise<CheckReport> {
  const files = filesUnder(join(root, 'fixtures/corpus/acro', name)).flatMap((file) => {
    const bytes = change(file.path, file.bytes);
    return bytes === undefined ? [] : [{ ...file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }];
  });
  const own = acroBookkeeping(files.map(({ path }) => path));
  return examineRequest(files.map((file) => ({ ...file, supporting: own.has(file.path) })), { read: readFile, recognise, rules, pack: packFor(['acro-1.0']), version: '0' });
}
const told = (report: CheckReport, rule: string): string[] => [...report.files.flatMap(({ findings }) => findings), ...report.findings].filter((finding) => finding.rule === rule)
  .map(({ where, evidence }) => `${where[0]?.file}: ${String(evidence?.because)}`).sort();

describe.each(['v1.0.1', 'v0.4.12'])('a folder of ACRO %s is a submission', (name) => {
  let report: CheckReport;
  beforeAll(async () => {
    report = await examine(name);
  }, 60_000);

  it('knows what the numbers are from its results, also where no word says so', () => {
    const measures = Object.fromEntries(report.files.flatMap(({ path, tables }) => tables.map((table) => [path, table.measures.join(' ')])));
    expect(measures).toMatchObject({ 'output_0_0.csv': 'count', 'output_3_0.csv': 'mean', 'output_4_0.csv': 'mean sd', 'output_5_0.csv': 'sum', 'output_9_0.csv': 'count', 'output_10_0.csv': 'sum' });
    expect(told(report, 'partial-scan').filter((one) => one.startsWith('output_'))).toEqual([]);
  });

  it('marks the cells that ACRO marks', () => {
    expect(told(report, 'min-cell-count').filter((one) => one.startsWith('output_0_0'))).toEqual(['4', '6', '8'].map((n) => `output_0_0.csv: ${n} is below the threshold of 10`));
    expect(told(report, 'min-cell-count').filter((one) => one.startsWith('admissions'))).toHaveLength(8);
  });

  it('says where the verdicts differ, and nothing where they do not', () => {
    expect(told(report, 'acro-verdict')).toEqual(['histogram_0.png: ACRO said fail, we found nothing that blocks it', 'output_5_0.csv: ACRO said fail, we found nothing that blocks it']);
  });

  it('sees that what ACRO hid in one output stands in another', () => {
    expect(told(report, 'suppression-inconsistent')).toEqual(expect.arrayContaining([expect.stringMatching(/hidden in one table, 8 in another/)]));
  });

  it('leaves its own bookkeeping to the checkers', () => {
    expect(told(report, 'acro-results-leak')).toEqual([]);
    expect(told(report, 'checksum-mismatch')).toEqual([]);
    expect(told(report, 'exception-without-reason')).toEqual([]);
  });

  it('finds a changed file, a missing one, an unlisted one and a lost exception', async () => {
    const text = (bytes: Uint8Array, edit: (words: string) => string) => new TextEncoder().encode(edit(new TextDecoder().decode(bytes)));
    const changed = await examine(name, (path, bytes) => (path === 'output_0_0.csv' ? text(bytes, (words) => words.replace('112', '113')) : path === 'note.txt' ? undefined
      : path === 'results.json' ? text(bytes, (words) => words.replaceAll('Needed for the paper; see comments.', '').replace('output_1_0.csv', 'output_1_1.csv')) : bytes));
    expect(told(changed, 'checksum-mismatch').join()).toContain('output_0_0.csv');
    expect(told(changed, 'acro-verdict').join()).toContain('output_1_0.csv: ACRO’s results do not list it');
    expect(told(changed, 'acro-verdict').join()).toContain('output_0_0.csv: ACRO said fail, and no exception was asked for');
    expect(told(changed, 'exception-without-reason').join()).toContain('note.txt: the exception from ACRO gives 0 words');
  });
});

const result = z.object({
  uid: z.string(), status: z.enum(['pass', 'review', 'fail']), type: z.string(), properties: z.looseObject({ method: z.string() }), command: z.string(), summary: z.string(), timestamp: z.iso.datetime(),
  files: z.array(z.object({ name: z.string().min(1), sdc: z.object({ summary: z.record(z.string(), z.number()), cells: z.record(z.string(), z.array(z.tuple([z.number(), z.number()]))) }) })).length(1),
  outcome: z.record(z.string(), z.record(z.string(), z.string())), comments: z.array(z.string()), exception: z.string(), fair: z.looseObject({}),
});

describe('airlock check --format acro', () => {
  const said: string[] = [];
  beforeAll(() => void execFileSync(process.execPath, ['--input-type=module', '-e', "const { ensureBuilt } = await import('./bin/build.mjs'); await ensureBuilt();"], { cwd: root, stdio: 'ignore' }), 60_000);
  const cli = (...args: string[]) => runCli(args, { out: (text) => void said.push(text), err: (text) => void said.push(text), env: {}, cwd: folder, isTerminal: false, width: 80 });

  test('writes a folder that the SACRO viewer takes: ACRO’s schema, every file with its checksum', async () => {
    mkdirSync(join(folder, 'in/more'), { recursive: true });
    writeFileSync(join(folder, 'in/low.csv'), 'region,A,B,Total\nNorth,34,7,41\nSouth,40,18,58\nTotal,74,25,99\n');
    writeFileSync(join(folder, 'in/more/low.csv'), 'region,n\nNorth,70\nSouth,40\n');
    expect(await cli('check', 'in', '--format', 'acro', '-o', 'out')).toBe(1);
    const results = z.object({ version: z.literal('1.0.1'), results: z.record(z.string(), result) }).parse(JSON.parse(readFileSync(join(folder, 'out/results.json'), 'utf8')));
    const outputs = Object.values(results.results);
    expect(outputs.map(({ status, files }) => [files[0]!.name, status])).toEqual([['low.csv', 'fail'], ['more_low.csv', 'pass']]);
    expect(outputs[0]!.files[0]!.sdc.cells['MinimumThresholdCheck']).toEqual([[0, 1]]);
    expect(outputs[0]!.outcome).toEqual({ B: { North: expect.stringContaining('MinimumThresholdCheck; ') } });
    expect(outputs[0]!.fair).toMatchObject({ statbarn: 'Frequencies', check_status: { MinimumThresholdCheck: 'fail' } });
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['checksums', 'config.json', 'low.csv', 'more_low.csv', 'results.json']);
    for (const name of ['low.csv', 'more_low.csv', 'results.json']) {
      expect(readFileSync(join(folder, 'out/checksums', `${name}.txt`), 'utf8')).toBe(createHash('sha256').update(readFileSync(join(folder, 'out', name))).digest('hex'));
    }
  }, 60_000);

  test('reads its own folder back, and agrees with itself', async () => {
    said.length = 0;
    await cli('check', 'out', '--format', 'json');
    const report = JSON.parse(said.join('')) as CheckReport;
    expect(report.files.find(({ path }) => path === 'low.csv')!.status).toBe('fail');
    expect(told(report, 'acro-verdict')).toEqual([expect.stringContaining('low.csv')]);
    expect(told(report, 'acro-results-leak')).toEqual([]);
    expect(told(report, 'checksum-mismatch')).toEqual([]);
  }, 60_000);

  it.each([['no folder given', []], ['a folder that holds something', ['-o', 'in']]])('refuses %s', async (_words, more) => {
    expect(await cli('check', 'in', '--format', 'acro', ...more)).toBe(3);
  }, 60_000);
});
