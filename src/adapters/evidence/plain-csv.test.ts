import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { computeEvidence, type EvidenceQuestion } from './compute-evidence.js';
import { isPlainCsv } from './plain-csv.js';

const folder = mkdtempSync(join(tmpdir(), 'airlock-plain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const asked = (bytes: string | Buffer, with_: Partial<EvidenceQuestion> = {}): EvidenceQuestion => {
  const disk = join(folder, `${(files += 1)}.csv`);
  writeFileSync(disk, bytes);
  return { disk, by: ['region', 'sector'], value: 'turnover', contributor: 'company', margins: true, separator: ',', ...with_ };
};
const answer = async (question: EvidenceQuestion): Promise<string> => (await computeEvidence(question, 'stream')).csv;

const amounts = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -10_000, max: 99_999_999 }).map((n) => (n / 100).toFixed(2)) },
  fc.constantFrom('', 'NA', '.5', '5.', '+12', '1e3', ' 7 ', '-0', '0', '007', '12345678901234', '123456789012345678', '0.000000001', '-3.25'));
const record = fc.tuple(fc.constantFrom('North', 'South', 'é', '', ' North'), fc.constantFrom('a', 'b'), fc.constantFrom('c1', 'c2', 'c3', ''), amounts);

test('reading bytes and reading records with a tokenizer answer alike, on thousands of small files', async () => {
  const head = ['region', 'sector', 'company', 'turnover'];
  const anyEnd = fc.constantFrom('', '\n', '\n\n\n');
  const written = (rows: readonly (readonly string[])[], mark: string): string => rows.map((row) => row.map((field) => `${mark}${field}${mark}`).join(',')).join('\n');
  await fc.assert(fc.asyncProperty(fc.array(record, { maxLength: 30 }), anyEnd, fc.boolean(), async (rows, end, isNamed) => {
    const how = isNamed ? {} : { contributor: undefined };
    const plain = asked(`\uFEFF${written([head, ...rows], '')}${end}`, how as Partial<EvidenceQuestion>);
    const quoted = asked(`${written([head, ...rows], '"')}${end}`, how as Partial<EvidenceQuestion>);
    expect([isPlainCsv(plain), isPlainCsv(quoted)]).toEqual([true, false]);
    expect(await answer(plain)).toBe(await answer(quoted));
  }), { numRuns: 1_500, seed: 20261122 });
}, 120_000);

test('lines that lie across chunks are whole, and many names keep apart', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `R${i % 7},S${i % 3},company number ${i % 9_000} of them all,${i % 1000}.${i % 10}`);
  const text = (mark: string) => ['region,sector,company,turnover', ...rows].map((line) => line.split(',').map((field) => `${mark}${field}${mark}`).join(',')).join('\n');
  expect(await answer(asked(text('')))).toBe(await answer(asked(text('"'))));
}, 120_000);

test('bytes that are no text are one text, as the tokenizer sees them', async () => {
  const bytes = Buffer.from('region,sector,company,turnover\nX1,s,c,5\nX2,s,c,7\n', 'latin1');
  const odd = Buffer.from(bytes.map((byte, at) => (bytes[at - 1] === 0x58 ? (byte === 0x31 ? 0xff : 0xfe) : byte)));
  expect(await answer(asked(odd))).toContain('X\uFFFD,s,turnover,1,12,');
});

it.each([
  ['a field too few', 'region,sector,company,turnover\nN,S,c\n'], ['a field too many', 'region,sector,company,turnover\nN,S,c,1,2\n'], ['a field too few at the end', 'region,sector,company,turnover\nN,S,c,1\nN,S'],
])('%s is refused', async (_words, text) => {
  expect(isPlainCsv(asked(text))).toBe(true);
  await expect(answer(asked(text))).rejects.toThrow('not a regular CSV');
});

it.each<[string, Buffer | string, Partial<EvidenceQuestion>]>([
  ['quotation marks', 'region\n"N"\n', {}], ['Windows line ends', 'region\r\nN\r\n', {}], ['UTF-16', Buffer.from('\uFEFFregion\nN\n', 'utf16le'), {}], ['a separator of two letters', 'region\nN\n', { separator: '||' }],
])('%s need a tokenizer', (_words, bytes, with_) => expect(isPlainCsv(asked(bytes, with_))).toBe(false));
