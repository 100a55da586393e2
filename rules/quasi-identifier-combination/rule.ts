import { z } from 'zod';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import type { Block } from '../../src/sdc/people/blocks.js';
import { equivalenceClasses } from '../../src/sdc/people/equivalence-classes.js';
import { placeOfBlock } from '../../src/sdc/people/places-in.js';
import { quasiIdentifiers, sensitiveColumn } from '../../src/sdc/people/quasi-identifiers.js';
import { recordScore } from '../../src/sdc/people/records.js';
import type { Flag } from '../../src/sdc/rule.js';
import { defineFileRule } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';
import type { Table } from '../../src/sdc/table.js';
import { measureOf, valueOf } from '../../src/sdc/table.js';

function ofRecords(file: FileSubject, block: Block, k: number): Flag | undefined {
  if (recordScore(file, block).score < 0.4) return undefined;
  const columns = quasiIdentifiers(block);
  if (columns.length < 2) return undefined;
  const secret = sensitiveColumn(block);
  const keys = block.rows.map((_row, index) => columns.map((column) => column.values[index]!));
  const classes = equivalenceClasses(keys, secret?.values);
  if (classes.smallest >= k) return undefined;
  const secrets = classes.fewestSensitive === undefined ? '' : `, ${classes.fewestSensitive} different sensitive values in the narrowest class`;
  return {
    places: [placeOfBlock(file, block)],
    // A sample of a longer file may make people look rarer than they are.
    certainty: block.complete ? 'certain' : 'possible',
    because: `${columns.length} quasi-identifiers split ${block.rows.length} records into ${classes.count} classes; the smallest holds ${classes.smallest}, ${classes.unique} records stand alone${secrets}`,
    says: 'Few records share their combination of personal attributes.',
    evidence: { ...classes, columns: columns.map(({ column }) => column), records: block.rows.length },
  };
}

/** A table cut into so many cells that the average one is small. */
function ofTable(table: Table, { dimensions, threshold }: { dimensions: number; threshold: number }): Flag | undefined {
  const cutting = table.dimensions.filter(({ role, categories }) => role !== 'attribute' && categories.filter((category) => category.role === 'ordinary').length > 1);
  if (cutting.length < dimensions) return undefined;
  const counts = table.cells.filter((cell) => measureOf(table, cell).kind === 'count'
    && cell.coords.every((index, at) => table.dimensions[at]!.categories[index]!.role === 'ordinary'));
  const people = counts.reduce((sum, cell) => sum + (valueOf(cell) ?? 0), 0);
  if (counts.length === 0 || people / counts.length >= 2 * threshold) return undefined;
  return {
    places: [{ table: table.id, sheet: table.place.sheet }],
    certainty: 'possible',
    because: `${cutting.length} dimensions, ${counts.length} cells, ${(people / counts.length).toFixed(1)} per cell on average`,
    says: 'The table is cut into so many cells that most are small.',
  };
}

/** k-anonymity of records, and tables cut too fine. Handbook on SDC, ch. 3; Sweeney 2002. */
export default defineFileRule({
  id: 'quasi-identifier-combination',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'A combination of personal attributes singles people out.',
  remedy: 'Drop or coarsen some of the attributes',
  needs: [],
  params: z.strictObject({
    smallestClass: z.number().int().min(2).default(5).describe('k: smallest number of records that may share their attributes.'),
    dimensions: z.number().int().min(2).default(4).describe('Dimensions from which a table of counts is looked at.'),
    threshold: z.number().int().min(1).default(10).describe('Smallest publishable count.'),
  }),
  applies: () => true,
  *check(file, params) {
    for (const block of blocksOf(file)) {
      const flag = ofRecords(file, block, params.smallestClass);
      if (flag !== undefined) yield flag;
    }
    for (const table of file.tables) {
      const flag = table.shape === 'records' ? undefined : ofTable(table, params);
      if (flag !== undefined) yield flag;
    }
  },
});
