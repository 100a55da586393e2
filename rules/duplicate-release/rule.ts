import { z } from 'zod';
import { sameContent, tableContent } from '../../src/sdc/people/table-content.js';
import { defineRequestRule } from '../../src/sdc/rule.js';

/** The same numbers again: twice in this request, or released before. Harmless alone; with a change in between, a difference. */
export default defineRequestRule({
  id: 'duplicate-release',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'These numbers were sent or released before.',
  remedy: 'Take out the copy, or say how it differs from the earlier one',
  needs: ['earlier-releases'],
  params: z.strictObject({
    cells: z.number().int().min(1).default(4).describe('Tables with fewer numbers are too small to be told apart.'),
  }),
  applies: ({ files }) => files.length > 0,
  *check({ files, tables, earlier }, { cells }) {
    const first = new Map<string, string>();
    for (const { path, sha256 } of files) {
      if (sha256 === undefined || path.includes('/checksums/')) continue;
      const before = first.get(sha256);
      if (before === undefined) first.set(sha256, path);
      else yield { places: [{ file: path }, { file: before }], certainty: 'certain', because: `${path} holds the same bytes as ${before}`, says: 'Two files of this request are the same.' };
    }
    const released = earlier.map((table) => ({ ...table, content: tableContent(table.table) }));
    for (const { file, table } of tables) {
      const content = tableContent(table);
      if (content.size < cells) continue;
      const before = released.find((one) => sameContent(one.content, content));
      if (before !== undefined) {
        yield { places: [{ file, table: table.id }], certainty: 'certain', because: `the same ${content.size} numbers as ${before.file} of release ${before.release}`, says: 'This table was released before, number for number.' };
      }
    }
  },
});
