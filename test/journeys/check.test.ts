import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest, test } from '@jest/globals';
import type { CheckReport } from '../../src/examine/report.js';
import { root } from '../../src/main/root.js';

// Each command is a process of its own, on a machine that may be busy.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'airlock-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended { readonly code: number; readonly out: string; readonly err: string }
const airlock = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin', 'airlock.mjs'), ...args], { cwd: folder, timeout: 60_000, maxBuffer: 64 * 2 ** 20 }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }));
  });
const put = (name: string, text: string | Uint8Array) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const check = async (...args: string[]) => {
  const ended = await airlock('check', ...args, '--format', 'json');
  return { ...ended, report: JSON.parse(ended.out) as CheckReport };
};

beforeAll(() => {
  put('clean.csv', 'region,A,B,Total\nNorth,34,21,55\nSouth,40,18,58\nTotal,74,39,113\n');
  put('low.csv', 'region,A,B,Total\nNorth,34,7,41\nSouth,40,18,58\nTotal,74,25,99\n');
  put('cut.json', '{"north": [1, 2');
});

describe('exit codes', () => {
  it.each<[string, string[], number]>([
    ['0: ran to the end, nothing that fails', ['clean.csv'], 0],
    ['1: a finding that fails', ['low.csv'], 1],
    ['2: something could not be checked', ['cut.json'], 2],
    ['1 wins over 2', ['low.csv', 'cut.json'], 1],
    ['3: no such file', ['nowhere.csv'], 3],
    ['3: no such pack', ['clean.csv', '--pack', 'opensafly'], 3],
    ['3: no such option', ['clean.csv', '--pak', 'x'], 3],
    ['3: no such format', ['clean.csv', '--format', 'word'], 3],
  ])('%s', async (_words, args, code) => {
    expect((await airlock('check', ...args)).code).toBe(code);
  });

  test('wrong use is told in words on standard error, with the nearest spelling', async () => {
    const { err, out } = await airlock('chekc');
    expect(err).toContain('Did you mean "check"?');
    expect(out).toBe('');
  });
});

describe('the report', () => {
  test('is one JSON document with the fields of the contract', async () => {
    const { report } = await check('low.csv');
    expect(report).toMatchObject({ schema: 'airlock.check-report/1', tool: { name: 'airlock' }, pack: { id: 'baseline-10' }, status: 'fail' });
    expect(report.pack.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const [file] = report.files;
    expect(file).toMatchObject({ path: 'low.csv', kind: 'csv', read: 'whole', status: 'fail' });
    const finding = file!.findings.find((one) => one.rule === 'min-cell-count')!;
    expect(finding).toMatchObject({ verdict: 'flagged', certainty: 'certain', consequence: 'fail', severity: 'high' });
    expect(finding.where).toEqual([expect.objectContaining({ file: 'low.csv', table: 't1', row: 2, column: 3, line: 2, labels: ['North', 'B'] })]);
  });

  test('carries values only with --values', async () => {
    const { out } = await check('low.csv');
    expect(out).not.toContain('"evidence":');
    const { report } = await check('low.csv', '--values');
    expect(report.files[0]!.findings.find((one) => one.rule === 'min-cell-count')!.evidence!.because).toContain('7');
  });

  test('gives a finding the same id when the rows are in another order', async () => {
    put('turned.csv', 'region,A,B,Total\nSouth,40,18,58\nNorth,34,7,41\nTotal,74,25,99\n');
    const ids = async (name: string) => (await check(name)).report.files[0]!.findings.map((one) => one.id).sort();
    expect(await ids('turned.csv')).toEqual(await ids('low.csv'));
  });

  test('names every file of a folder, relative to it, and follows no link', async () => {
    put('nest/a/one.csv', 'x,n\np,20\nq,30\n');
    put('nest/.git/HEAD', 'ref: refs/heads/main\n');
    put('nest/.git/objects/ab/cd', 'blob');
    symlinkSync(join(folder, 'low.csv'), join(folder, 'nest', 'link.csv'));
    const { report, code } = await check('nest');
    expect(report.files.map((file) => [file.path, file.read])).toEqual([['.git/HEAD', expect.any(String)], ['a/one.csv', 'whole'], ['link.csv', 'not']]);
    expect(report.files[0]!.findings.map((one) => one.rule)).toContain('git-folder');
    expect(code).toBe(1);
  });

  test('a file that cannot be read costs that file only', async () => {
    const { report } = await check('clean.csv', 'cut.json', 'low.csv');
    expect(report.files.map((file) => file.status)).toEqual(['pass', 'review', 'fail']);
  });
});

test('an ACRO folder is read as one: a changed file, and a verdict of ACRO’s that does not hold', async () => {
  const sum = 'a'.repeat(64);
  put('acro/results.json', JSON.stringify({ version: '1.0.1', results: { output_0: { uid: 'output_0', status: 'pass', type: 'table', command: 'crosstab', outcome: {}, exception: '', files: [{ name: 'output_0_0.csv' }] } } }));
  put('acro/output_0_0.csv', 'region,A,B\nNorth,34,7\nSouth,40,18\n');
  put('acro/checksums/output_0_0.csv.txt', sum);
  const { report } = await check('acro', '--values');
  expect(report.findings.map((one) => [one.rule, one.where[0]!.file, one.evidence!.because])).toEqual(expect.arrayContaining([
    ['checksum-mismatch', 'output_0_0.csv', expect.stringContaining('noted aaaaaaaaaaaa')], ['acro-verdict', 'output_0_0.csv', 'ACRO said pass, we found 1'],
  ]));
});

test('every format is written to a file with -o, and standard output stays empty', async () => {
  for (const format of ['text', 'json', 'html', 'sarif', 'junit', 'csv']) {
    const { out, code } = await airlock('check', 'low.csv', '--format', format, '-o', `report.${format}`);
    expect([out, code]).toEqual(['', 1]);
  }
});

test('explain answers for a rule with its meaning, its remedy and its pictures', async () => {
  const { out, code } = await airlock('explain', 'min-cell-count');
  expect(code).toBe(0);
  expect(out).toContain('What to do');
  expect(out).toContain('###');
});

test('pack show prints the resolved numbers, and lint finds nothing in the shipped packs', async () => {
  expect((await airlock('pack', 'show', 'baseline-10')).out).toContain('threshold: 10');
  expect(await airlock('pack', 'lint')).toMatchObject({ code: 0 });
  const diff = await airlock('pack', 'diff', 'baseline-10', 'opensafely', '--format', 'json');
  expect(JSON.parse(diff.out)).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'rules.min-cell-count.params.threshold', left: 10, right: 8 })]));
});

test('doctor finds the installation well', async () => {
  expect(await airlock('doctor')).toMatchObject({ code: 0, out: expect.stringContaining('All is well.') });
});
