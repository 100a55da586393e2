import { describe, expect, it } from '@jest/globals';
import { itemDeclaration } from '../../sdc/declaration.js';
import { csvReader } from '../csv/reader.js';
import { defaultLimits, type Reading } from '../reader.js';
import { recognise } from './index.js';

const read = (text: string, declared: object) => {
  const reading = csvReader.read(new TextEncoder().encode(text), defaultLimits, 'x.csv') as Reading;
  return recognise(reading.grids[0]!, { declared: itemDeclaration.parse({ path: 'x.csv', ...declared }) });
};

const plain = 'grp,wert,x\nA,12,3.1\nB,*,4.2\nAlles,31,7.3\n';

describe('what the researcher says', () => {
  it('overrides the guess of a measure, its unit and what a share is of', () => {
    const { tables } = read(plain, { tables: [{ measures: [{ cols: ['wert'], kind: 'count', unit: 'person' }, { cols: ['x'], kind: 'percent', of: 'column' }] }] });
    expect(tables[0]!.measures.map(({ kind, unit, of, confidence, source }) => ({ kind, unit, of, confidence, source }))).toEqual([
      { kind: 'count', unit: 'person', of: undefined, confidence: 1, source: 'declared' }, { kind: 'percent', unit: 'unknown', of: 'column', confidence: 1, source: 'declared' },
    ]);
  });

  it('names totals, and the hidden cell gets its equation', () => {
    const { tables } = read(plain, { tables: [{ dims: [{ name: 'grp', role: 'identifying', total: 'Alles' }], measures: [{ cols: ['wert'], kind: 'count' }] }] });
    const table = tables[0]!;
    expect(table.dimensions[0]).toMatchObject({ role: 'identifying' });
    const texts = table.sums.filter(({ total }) => table.cells[total]!.measure === 0).map(({ total, parts }) => `${table.cells[total]!.text} = ${parts.map((part) => table.cells[part]!.text).join(' + ')}`);
    expect(texts).toEqual(['31 = 12 + *']);
  });

  it('gives marks their bounds', () => {
    const { tables } = read(plain, { tables: [{ suppression: { symbol: '*', meaning: 'fewer than 10', threshold: 10 } }] });
    expect(tables[0]!.cells.find(({ text }) => text === '*')!.shown).toEqual({ as: 'suppressed', mark: '*', low: 1, high: 9, cause: 'primary' });
  });

  it('gives rounding, structural zeros, population and hierarchies', () => {
    const { tables } = read('area,n\nD1,18\nD2,7\nD3,15\ncoastal,25\n', {
      tables: [{ rounding: { method: 'midpoint 6', base: 6 }, structuralZeros: [{ area: 'D9' }], population: 'cohort', dims: [{ name: 'area', hierarchy: { coastal: ['D1', 'D2'] } }] }],
    });
    const table = tables[0]!;
    expect(table.measures[0]!.rounding).toEqual({ method: 'midpoint', base: 6, source: 'declared' });
    expect(table.structuralZeros).toEqual([{ area: 'D9' }]);
    expect(table.population).toMatchObject({ id: 'cohort' });
    expect(table.dimensions[0]!.categories.map(({ label, parent }) => [label, parent])).toEqual([['D1', 3], ['D2', 3], ['D3', undefined], ['coastal', undefined]]);
    expect(table.sums).toEqual([expect.objectContaining({ because: 'declared', parts: [0, 1], total: 3 })]);
  });

  it('reads zeros as hidden where that is declared', () => {
    const { tables } = read('sex,n\nF,0\nM,20\n', { zeroMeansSuppressed: true, tables: [{ suppression: { symbol: '0', threshold: 8 } }] });
    expect(tables[0]!.cells[0]!.shown).toEqual({ as: 'suppressed', mark: '0', low: 0, high: 7, cause: 'primary' });
  });

  it('is believed when it says that a grid of records is a table', () => {
    const text = `id,age,sex,n\n${[...Array(30).keys()].map((i) => `${i},${20 + i},F,12`).join('\n')}`;
    expect(read(text.replace(',n\n', ',x\n'), {}).tables[0]!.shape).toBe('records');
    expect(read(text.replace(',n\n', ',x\n'), { tables: [{ measures: [{ cols: ['x'], kind: 'count' }] }] }).tables[0]!.shape).not.toBe('records');
  });
});
