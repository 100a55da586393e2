import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvRows, evidenceRows } from './evidence-file.js';

describe('a CSV text', () => {
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  test('comes back as it was written: separators, quotes and line ends inside quotes', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '7', ',', '"', '\n', '\r\n', ' '), maxLength: 6 });
    const rows = fc.integer({ min: 1, max: 3 }).chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    fc.assert(fc.property(rows, fc.constantFrom('\n', '\r\n'), (written, end) => {
      expect(csvRows(written.map((row) => row.map(quoted).join(',') + end).join(''))).toEqual(written);
    }), { numRuns: 1000, seed: 20261122 });
  });

  test('without quotes, with a byte order mark, or empty', () => {
    expect(csvRows('\uFEFFa,b\r\n1,2')).toEqual([['a', 'b'], ['1', '2']]);
    expect(csvRows('a,\n,"b"')).toEqual([['a', ''], ['', 'b']]);
    expect(csvRows('a,')).toEqual([['a', '']]);
    expect(csvRows('5" pipe,1')).toEqual([['5" pipe', '1']]);
    expect(csvRows('')).toEqual([]);
  });
});

describe('the rows of an evidence file', () => {
  test('name their cell by every column nobody knows, and say what stands behind it, exactly', () => {
    const text = 'Region,N,n_entities,sum,x1,x2,X3,sum_abs,x1_abs,e1,w1,w2,waived1,waived2,n_negative,n_zero,n_missing,all_same\n'
      + 'North,12,3,100.10,60,30.05,1,140.1,70,80,1.5,2,yes,0,1,2,3,TRUE\n';
    const decimal = (units: bigint, scale = 0) => ({ units, scale });
    expect(evidenceRows(text)).toEqual([{
      keys: { Region: 'North' },
      contributors: {
        n: 12, entities: 3, sum: decimal(10010n, 2), largest: [decimal(60n), decimal(3005n, 2), decimal(1n)], sumOfAbsolutes: decimal(1401n, 1), largestAbsolutes: [decimal(70n)],
        largestEntities: [decimal(80n)], weights: [decimal(15n, 1), decimal(2n)], waived: [true, false], negatives: 1, zeros: 2, missing: 3, allSame: true,
      },
    }]);
  });

  test('may be meant for one file, table or measure', () => {
    expect(evidenceRows('file,table,measure,Region,n\na.csv,t2,Turnover,N,4\n,,,S,5')).toEqual([
      { file: 'a.csv', table: 't2', measure: 'Turnover', keys: { Region: 'N' }, contributors: { n: 4 } },
      { keys: { Region: 'S' }, contributors: { n: 5 } },
    ]);
  });

  test('that are short, blank or hold words instead of numbers say only what they can', () => {
    expect(evidenceRows('Region,n,x1,x2\nN\n , ,,\nS,many,about 5,7\n,3,,9')).toEqual([
      { keys: { Region: 'N' }, contributors: {} }, { keys: { Region: 'S' }, contributors: {} }, { keys: { Region: '' }, contributors: { n: 3 } },
    ]);
    expect(evidenceRows('')).toEqual([]);
    expect(evidenceRows('Region,Sector,n\nN')).toEqual([{ keys: { Region: 'N', Sector: '' }, contributors: {} }]);
  });
});
