import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from '@jest/globals';
import { evidenceRows } from '../../sdc/evidence-file.js';
import { computeEvidence, EvidenceTrouble, type EvidenceQuestion } from './compute-evidence.js';
import { duckdb } from './duckdb.js';

const folder = mkdtempSync(join(tmpdir(), 'airlock-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = (text: string): string => {
  const disk = join(folder, `data-${Math.abs(text.length * 31 + text.charCodeAt(text.length - 2))}.csv`);
  writeFileSync(disk, text);
  return disk;
};
const ask = (text: string, with_: Partial<EvidenceQuestion> = {}): EvidenceQuestion =>
  ({ disk: data(text), by: ['region', 'sector'], value: 'turnover', contributor: 'company', margins: true, separator: ',', ...with_ });

const messy = [
  'region,sector,company,turnover', 'North,"A, B",c1,900.50', 'North,"A, B",c1,-0.25', 'North,"A, B",c2,60', 'North,C,c2,', 'North,C,c3,NA', 'South,C,c3,+12', '"South",C,,3.125',
  'South,"A ""quoted""",c4,0', ',C,c4,.5',
].join('\n') + '\n';

test('DuckDB is part of this installation, so that both ways are compared', async () => {
  expect(await duckdb()).toBeDefined();
});

describe.each([['with contributors', {}], ['without', { contributor: undefined }], ['without totals', { margins: false }], ['in all', { by: [] }]])('both ways answer alike, bit for bit, %s', (_words, with_) => {
  test('on messy data', async () => {
    const question = ask(messy, with_ as Partial<EvidenceQuestion>);
    const [streamed, queried] = [await computeEvidence(question, 'stream'), await computeEvidence(question, 'duckdb')];
    expect([streamed.engine, queried.engine]).toEqual(['stream', 'duckdb']);
    expect(queried.csv).toBe(streamed.csv);
  });
});

test('the file is read back as the evidence it is', async () => {
  const rows = evidenceRows((await computeEvidence(ask(messy))).csv);
  expect(rows.find(({ keys }) => keys['region'] === 'North' && keys['sector'] === 'A, B')!.contributors).toMatchObject({ n: 2, sum: { units: 96025n, scale: 2 } });
});

test('amounts too long for the fast decimals go through the streaming path', async () => {
  expect((await computeEvidence(ask('region,sector,company,turnover\nN,S,c,1.123456789\n'), 'duckdb')).engine).toBe('stream');
});

describe.each(['stream', 'duckdb'] as const)('%s refuses', (engine) => {
  it.each<[string, string, Partial<EvidenceQuestion>, RegExp]>([
    ['a missing column, by name', messy, { value: 'profit' }, /no column "profit"/],
    ['an amount that is no number', 'region,sector,company,turnover\nN,S,c,lots\n', {}, /record 1 has an amount/],
    ['a ragged file', 'region,sector,company,turnover\nN,S,c\n', {}, /not a regular CSV/],
    ['an empty file', '', {}, /empty/],
  ])('%s', async (_words, text, with_, message) => {
    await expect(computeEvidence(ask(text, with_), engine)).rejects.toThrow(message);
    await expect(computeEvidence(ask(text, with_), engine)).rejects.toBeInstanceOf(EvidenceTrouble);
  });
});
