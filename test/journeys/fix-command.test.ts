import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { root } from '../../src/main/root.js';

// Each command is a process of its own, on a machine that may be busy.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'airlock-fix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended { readonly code: number; readonly out: string; readonly err: string }
const airlock = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin', 'airlock.mjs'), ...args], { cwd: folder, timeout: 90_000 }, (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }));
  });
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const low = 'region,A,B,Total\r\nNorth,34,7,41\r\nSouth,40,18,58\r\nTotal,74,25,99\r\n';

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  put('low.csv', low);
});

describe('without a fix named', () => {
  it('lists what is proven, whom it hides and what to type; exits like a check', async () => {
    const { code, out } = await airlock('fix', 'low.csv');
    expect(code).toBe(1);
    expect(out).toContain('1. Hide 1 cell and 3 more cells that would give it away');
    expect(out).toContain('3 more cells, 92 of 99 people');
    expect(out).toContain('airlock fix low.csv --suggested 1');
    expect(readdirSync(folder)).toEqual(['low.csv']);
  });

  it('shows what could still be worked out only when values are asked for', async () => {
    expect((await airlock('fix', 'low.csv')).out).not.toContain('1 to 9');
    expect((await airlock('fix', 'low.csv', '--values')).out).toContain('1 to 9 for a reader who knows the totals and the threshold');
  });

  it('says that a file could not be read whole, beside what was found in it', async () => {
    put('cut.csv', 'group,n\n"A,3\nB,40\nC,50\n');
    const { code, out } = await airlock('fix', 'cut.csv');
    expect([code, out.includes('Not all of this file could be read')]).toEqual([1, true]);
  });
});

describe('with one', () => {
  it('writes a copy with its line ends, leaves the original alone, checks the copy and notes how it was made', async () => {
    const { code, out } = await airlock('fix', 'low.csv', '--suggested', '1', '-o', 'out.csv');
    expect(code).toBe(0);
    expect(out).toContain('closed min-cell-count; nothing left of what was found; nothing new');
    expect(read('low.csv')).toBe(low);
    expect(read('out.csv')).toBe('region,A,B,Total\r\nNorth,*,*,41\r\nSouth,*,*,58\r\nTotal,74,25,99\r\n"* = fewer than 10, or hidden to protect another number",,,\r\n');
    const note = JSON.parse(read('out.csv.fix.json')) as { original: { sha256: string }; fixed: { sha256: string }; fix: object };
    expect(note).toMatchObject({ schema: 'airlock.fix/1', pack: 'baseline-10', fix: { kind: 'suppress' } });
    expect(note.original.sha256).toBe(createHash('sha256').update(low).digest('hex'));
    expect(note.fixed.sha256).toBe(createHash('sha256').update(read('out.csv')).digest('hex'));
    expect(JSON.stringify(note)).not.toMatch(/North|South/);
  });

  it.each([
    ['--suppress', ['--suppress'], 'North,*,*,41'], ['--round', ['--round', '10'], 'North,30,10,40'], ['--round --controlled', ['--round', '10', '--controlled'], /North,(?:30|40),(?:0|10),(?:40|50)/],
    ['--drop', ['--drop', 'totals'], 'North,34,*\r\n'],
  ])('%s', async (_, options, line) => {
    const { code } = await airlock('fix', 'low.csv', ...options, '-o', 'out.csv');
    expect(code).toBe(0);
    expect(read('out.csv')).toMatch(line);
  });

  it('fixes linked files together, into a folder', async () => {
    put('ages.csv', 'ageband,North,South,Total\n18-39,5,30,35\n40-59,21,20,41\n60+,15,8,23\nTotal,41,58,99\n');
    expect((await airlock('fix', 'low.csv', 'ages.csv', '--suppress', '-o', 'one.csv')).code).toBe(3);
    mkdirSync(join(folder, 'out'));
    const { code, out } = await airlock('fix', 'low.csv', 'ages.csv', '--suppress', '-o', 'out');
    expect([code, readdirSync(join(folder, 'out')).sort()]).toEqual([0, ['ages.csv', 'ages.csv.fix.json', 'low.csv', 'low.csv.fix.json']]);
    expect(out).toContain('nothing new');
  });
});

describe('wrong use', () => {
  it.each<[string, string[]]>([
    ['no file', []], ['a file that is not there', ['nowhere.csv']], ['two fixes at once', ['low.csv', '--suppress', '--round', '5']], ['a fix that is not in the list', ['low.csv', '--suggested', '99']],
    ['a base that is none', ['low.csv', '--round', 'five']], ['a dimension that is not there', ['low.csv', '--merge', 'colour']], ['its own original as the copy', ['low.csv', '--suppress', '-o', 'low.csv']],
  ])('%s: 3, and nothing is written', async (_, args) => {
    const { code, err } = await airlock('fix', ...args);
    expect([code, err.startsWith('airlock fix: ')]).toEqual([3, true]);
    expect(readdirSync(folder)).toEqual(['low.csv']);
    expect(read('low.csv')).toBe(low);
  });
});
