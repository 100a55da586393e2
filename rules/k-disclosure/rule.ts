import { z } from 'zod';
import { groupLines } from '../../src/sdc/lines.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Within-group disclosure: the k people outside a cell learn that everyone else is in it. SSB SuppressKDisclosure; Handbook on SDC. */
export default defineTableRule({
  id: 'k-disclosure',
  version: 1,
  risk: 'ClassDisclosure',
  statbarns: ['Frequencies'],
  summary: 'A few members of a group can tell that all the others share an attribute',
  remedy: 'Merge categories, or hide the small cells and another with them',
  needs: ['declaration'],
  params: z.strictObject({
    coalition: z.number().int().min(1).max(20).default(1).describe('How many members may put their knowledge together (k).'),
    unknownShare: z.number().min(0).max(100).default(10).describe('Above this percentage of unknowns in the line, nobody can be sure.'),
  }),

  applies: (table) => groupLines(table).length > 0,

  *check(table, { coalition, unknownShare }): Generator<Outcome> {
    for (const line of groupLines(table)) {
      const { role, categories } = table.dimensions[line.dimension]!;
      const values = line.cells.map((cell) => [cell, valueOf(cell)] as const);
      if (role === 'identifying' || values.some(([, value]) => value === undefined)) continue;
      const total = values.reduce((sum, [, value]) => sum + value!, 0);
      const unknown = values.filter(([cell]) => categories[cell.coords[line.dimension]!]!.role === 'missing').reduce((sum, [, value]) => sum + value!, 0);
      if (unknown * 100 > unknownShare * total) continue;
      for (const [cell, value] of values) {
        const outside = total - value!;
        if (outside < 1 || outside > coalition || value! <= coalition) continue;
        yield { cells: [cell], certainty: certainty(table, cell, role), because: `all but ${outside} of ${total} are in this category` };
      }
    }
  },
});

const certainty = (table: Table, cell: Cell, role: string): 'certain' | 'possible' => (role === 'attribute' && measureOf(table, cell).confidence >= 0.8 ? 'certain' : 'possible');
