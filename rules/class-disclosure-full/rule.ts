import { z } from 'zod';
import { countBeside, sureOf } from '../../src/sdc/counts.js';
import { groupLines, type Line } from '../../src/sdc/lines.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { isBaseOf, isShare } from '../../src/sdc/shares.js';
import { isStructuralZero } from '../../src/sdc/structural-zeros.js';
import { isMargin, measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Group attribute disclosure: everyone in a line is in one cell, so everyone has its attribute. Handbook on SDC, 05-02. */
export default defineTableRule({
  id: 'class-disclosure-full',
  version: 2,
  risk: 'ClassDisclosure',
  statbarns: ['Frequencies', 'Mode'],
  summary: 'Everyone in a group has the same attribute, so it is known of each of them',
  remedy: 'Merge categories, or say why this is known of everyone anyway',
  needs: ['declaration'],
  params: z.strictObject({
    sensitiveAttributes: z.array(z.string()).default([]).describe('Headings or labels that make it worse; compared without regard to case.'),
  }),

  applies: (table) => groupLines(table).length > 0 || table.cells.some((cell) => isShare(table, cell)),

  *check(table, { sensitiveAttributes }): Generator<Outcome> {
    const said = new Set<Cell>();
    for (const line of groupLines(table)) {
      const role = table.dimensions[line.dimension]!.role;
      const full = role === 'identifying' ? undefined : fullCell(table, line);
      if (!full || said.has(full)) continue;
      said.add(full);
      const sensitive = isSensitive(table, full, sensitiveAttributes);
      yield {
        cells: [full, ...line.cells.filter((cell) => cell !== full)], certainty: role === 'attribute' && measureOf(table, full).confidence >= sureOf ? 'certain' : 'possible',
        because: `all ${valueOf(full)} in this line are in one category, the others are 0${sensitive ? '; the attribute is sensitive' : ''}`,
      };
    }
    for (const cell of table.cells) {
      if (!isShare(table, cell) || isMargin(table, cell) || countBeside(table, cell)?.shown.as === 'number' && !isBase(table, cell)) continue;
      const { kind, per = kind === 'percent' ? 100 : 1 } = measureOf(table, cell);
      // A rate of 0 may be rounded from many.
      const who = valueOf(cell) === per ? 'everyone' : valueOf(cell) === 0 && kind !== 'rate' ? 'no one' : undefined;
      if (who) yield { cells: [cell], certainty: 'possible', because: `${cell.text} means ${who} in this group` };
    }
  },
});

/** The only cell of the line that is not zero, when that says something: at least one of the zeros is not structural. */
function fullCell(table: Table, { cells }: Line): Cell | undefined {
  const filled = cells.filter((cell) => valueOf(cell) !== 0);
  const [only] = filled;
  if (filled.length !== 1 || only!.shown.as !== 'number') return undefined;
  return cells.some((cell) => cell !== only && !isStructuralZero(table, cell)) ? only : undefined;
}

const isBase = (table: Table, cell: Cell): boolean => isBaseOf(table, cell, countBeside(table, cell)!);

const isSensitive = (table: Table, cell: Cell, words: readonly string[]): boolean => {
  const labels = cell.coords.flatMap((index, at) => [table.dimensions[at]!.name, table.dimensions[at]!.categories[index]!.label]).join(' ').toLowerCase();
  return words.some((word) => labels.includes(word.toLowerCase()));
};
