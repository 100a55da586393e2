import { expect, it } from '@jest/globals';
import { defaultLimits } from '../readers/reader.js';
import { readFile } from '../readers/index.js';
import { recognise } from '../readers/recognise/index.js';
import { itemDeclaration } from '../sdc/declaration.js';
import { withEvidence } from './with-evidence.js';

/** n of the evidence behind each cell, read from the file on. */
async function behind(csv: string, evidence: string, columns: readonly string[] = []): Promise<(number | undefined)[]> {
  const { reading } = await readFile('t.csv', new TextEncoder().encode(`${csv}\n`), defaultLimits);
  const declared = itemDeclaration.parse({ path: 't.csv', tables: columns.length > 0 ? [{ measures: [{ cols: columns, kind: 'median' }] }] : [] });
  const [table] = recognise(reading.grids[0]!, { declared }).tables;
  return withEvidence(table!, 't.csv', [{ path: 'e.csv', text: evidence }]).cells.map((cell) => cell.evidence?.n);
}

const long = (heading: string) => `region,${heading}\nNorth,5120.5\nSouth,9230.25`;

it.each([
  ['the variable itself', 'turnover', 'turnover'], ['the variable among other words', 'mean turnover', 'turnover'], ['an aggregate alone', 'mean', 'turnover'],
])('evidence of one variable is found behind a heading that is %s', async (_words, heading, variable) => {
  expect(await behind(long(heading), `region,measure,n\nNorth,${variable},12\nSouth,${variable},40\n`)).toEqual([12, 40]);
});

it('evidence of another variable is not taken', async () => {
  expect(await behind(long('mean turnover'), 'region,measure,n\nNorth,employees,12\nSouth,employees,40\n')).toEqual([undefined, undefined]);
});

it('of two variables the heading must name one', async () => {
  const two = 'region,measure,n\nNorth,turnover,12\nNorth,employees,30\nSouth,turnover,40\nSouth,employees,50\n';
  expect(await behind(long('mean'), two)).toEqual([undefined, undefined]);
  expect(await behind(long('employees'), two)).toEqual([30, 50]);
});

it('labels across the top that were read as columns of their own still name the cell', async () => {
  expect(await behind('row,x,y\na,87,76.5\nb,111,98', 'row,col,measure,n\na,x,val,9\na,y,val,12\nb,x,val,15\nb,y,val,30\n', ['x', 'y'])).toEqual([9, 12, 15, 30]);
});
