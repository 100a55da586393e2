import { z } from 'zod';
import { groupLines } from '../../src/sdc/lines.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { labelsOf, valueOf, type Cell } from '../../src/sdc/table.js';

/** Group disclosure share rule: nearly everyone in a line has the attribute. Guidelines for output checking; ABS DataLab. */
export default defineTableRule({
  id: 'class-disclosure-near',
  version: 1,
  risk: 'ClassDisclosure',
  statbarns: ['Frequencies', 'Mode'],
  summary: 'Nearly everyone in a group has the same attribute',
  remedy: 'Merge categories, or say which category is the usual one',
  needs: ['declaration'],
  params: z.strictObject({
    share: z.number().positive().max(100).default(90).describe('Share of the group, in percent, from which it is nearly everyone.'),
    threshold: z.number().int().min(1).default(10).describe('Smallest group that is looked at, and smallest count that may be left over.'),
    referenceLevels: z.array(z.string()).default([]).describe('Labels of the usual, negative level, of which a large share says nothing.'),
  }),

  applies: (table) => groupLines(table).length > 0,

  *check(table, { share, threshold, referenceLevels }): Generator<Outcome> {
    const usual = new Set(referenceLevels.map((label) => label.toLowerCase()));
    for (const line of groupLines(table)) {
      const { role } = table.dimensions[line.dimension]!;
      if (role === 'identifying') continue;
      const values = line.cells.map((cell) => [cell, valueOf(cell)] as const).filter((pair): pair is [Cell, number] => pair[1] !== undefined);
      const known = values.reduce((sum, [, value]) => sum + value, 0);
      const shown = line.total && valueOf(line.total);
      const total = shown !== undefined && shown >= known ? shown : values.length === line.cells.length ? known : undefined;
      if (values.length === 0 || total === undefined || total < threshold) continue;
      const [largest, most] = values.reduce((best, pair) => (pair[1] > best[1] ? pair : best));
      const others = values.filter(([cell]) => cell !== largest);
      // Full lines and lines with a visible low count have rules of their own.
      if (most === total || others.some(([, value]) => value > 0 && value < threshold)) continue;
      const rest = total - most;
      const isNear = most * 100 >= share * total;
      if (!isNear && rest >= threshold) continue;
      if (rest >= threshold && labelsOf(table, largest).some((label) => usual.has(label.toLowerCase()))) continue;
      yield {
        cells: [largest], certainty: role === 'attribute' ? 'certain' : 'possible',
        because: `${most} of ${total} are in this category; ${isNear ? `the limit is ${share}%` : `only ${rest} are not`}`,
      };
    }
  },
});
