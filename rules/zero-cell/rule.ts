import { z } from 'zod';
import { guessOf, isCount, sureOf } from '../../src/sdc/counts.js';
import { defineTableRule } from '../../src/sdc/rule.js';
import { isStructuralZero } from '../../src/sdc/structural-zeros.js';
import { measureOf, units } from '../../src/sdc/table.js';

/** A zero says that nobody in its row has the attribute of its column. ACRO PresenceOfZeroCheck; Handbook on SDC, 05-02. */
export default defineTableRule({
  id: 'zero-cell',
  version: 1,
  risk: 'ClassDisclosure',
  statbarns: ['Frequencies', 'Position', 'Endpoints', 'Mode'],
  summary: 'A count is zero, which says something about everyone in its row or column',
  remedy: 'Merge categories, hide zeros together with low counts, or declare the combination impossible',
  needs: ['declaration'],
  params: z.strictObject({
    zeroPolicy: z.enum(['flag', 'allow']).default('flag').describe('Whether zeros need a look at all.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure)),

  *check(table, { zeroPolicy, exemptUnits }) {
    if (zeroPolicy === 'allow') return;
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isCount(table, measure) || measure.confidence < guessOf || exemptUnits.includes(measure.unit)) continue;
      if (cell.shown.as !== 'number' || cell.shown.value !== 0 || isStructuralZero(table, cell)) continue;
      yield {
        cells: [cell], because: 'the count is 0 and not declared impossible', certainty: measure.confidence >= sureOf ? 'certain' : 'possible',
        fixes: [{ kind: 'declare', message: 'If this combination cannot occur, declare it as a structural zero', cells: [cell] }],
      };
    }
  },
});
