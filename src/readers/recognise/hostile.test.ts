import { expect, test } from '@jest/globals';
import { csvReader } from '../csv/reader.js';
import { defaultLimits, type Reading } from '../reader.js';
import { recognise } from './index.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = (count: number, row: (i: number) => string) => [...Array(count).keys()].map(row).join('\n');

const hostile: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', bytes('')], ['one byte', bytes('x')], ['a header alone', bytes('region,n,pct\n')], ['one number', bytes('7')],
  ['10 MB on a single line', bytes('x'.repeat(10 * 2 ** 20))], ['10 MB of separators', bytes(','.repeat(10 * 2 ** 20))],
  ['10 MB of one quoted cell', bytes(`"${'a,b\n'.repeat(2.5 * 2 ** 20)}"`)], ['10 MB of digits', bytes('7'.repeat(10 * 2 ** 20))],
  ['5,000 columns', bytes(`${rows(5000, (i) => `c${i}`).replace(/\n/g, ',')}\n${rows(5000, (i) => String(i)).replace(/\n/g, ',')}`)],
  ['5,000 columns, 40 rows of counts', bytes(`k,${rows(5000, (i) => `c${i}`).replace(/\n/g, ',')}\n${rows(40, (r) => `r${r},${rows(5000, (i) => String(i + r)).replace(/\n/g, ',')}`)}`)],
  ['200,000 blank lines', bytes('\n'.repeat(200_000))], ['blank lines between numbers', bytes(rows(20_000, (i) => `a,${i}\n`))],
  ['NULs', new Uint8Array(100_000)], ['NULs among cells', bytes(rows(1000, (i) => `a\0,${i}`))],
  ['bad UTF-8', Uint8Array.from({ length: 50_000 }, (_, i) => (i % 50 === 49 ? 10 : 128 + (i % 100)))],
  ['a lone mark of order', Uint8Array.from([0xff, 0xfe])], ['half a UTF-16 unit', Uint8Array.from([0xff, 0xfe, 0x61])],
  ['ragged rows', bytes(rows(2000, (i) => 'x,1,'.repeat(i % 50)))], ['quotation marks only', bytes('"'.repeat(100_001))],
  ['unterminated', bytes(`a,b\n"${rows(50_000, (i) => `x${i},${i}`)}`)], ['brackets that never close', bytes(rows(2000, () => `${'('.repeat(500)},${'1 ('.repeat(100)}`))],
  ['totals everywhere', bytes(`Total,Total,Total\n${rows(500, () => 'Total,1,2')}`)],
  ['a thousand measures', bytes(`k,${rows(1000, (i) => `n_${i}`).replace(/\n/g, ',')}\n${rows(30, (r) => `r${r},${rows(1000, (i) => String((i * r) % 97)).replace(/\n/g, ',')}`)}`)],
  ['headings all the way', bytes(rows(20_000, (i) => `${' '.repeat(i % 40)}h${i},`) + '\nx,5')], ['deep indents', bytes(`a,n\n${rows(3000, (i) => `${' '.repeat(i * 2)}x${i},${i + 20}`)}`)],
  ['codes inside codes', bytes(`code,n\n${rows(3000, (i) => `E${i},${i + 20}`)}`)], ['nested bands', bytes(`age,n\n${rows(100, (i) => rows(20, (j) => `${i}-${i + j + 1},${i * j + 20}`))}`)],
  ['many categories and a total', bytes(`a,b,n\n${rows(20_000, (i) => `x${i % 200},y${Math.floor(i / 200)},${i + 10}`)}\nTotal,Total,999`)],
  ['a long tidy table', bytes(`area,month,cases,population\n${rows(60_000, (i) => `A${i % 1000},${Math.floor(i / 1000)},${i % 90},1000`)}`)],
];

/** No reader may hang: the runner ends a case that does. How fast it is, is measured in `npm run bench:readers`. */
const hang = 120_000;

test.each(hostile)('%s is read and recognised within bounds', (_, input) => {
  csvReader.accepts('x.txt', input.subarray(0, 65_536));
  const reading = csvReader.read(input, defaultLimits, 'x.csv') as Reading;
  for (const grid of reading.grids) {
    const found = recognise(grid);
    expect(found.unexplained).toBeLessThanOrEqual(found.numericCells);
    for (const table of found.tables) expect(table.cells.length).toBeLessThanOrEqual(200_000);
  }
}, hang);
