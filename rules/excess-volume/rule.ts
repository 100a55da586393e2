import { z } from 'zod';
import { describesRequest } from '../../src/sdc/people/declared-items.js';
import { defineRequestRule } from '../../src/sdc/rule.js';
import type { PlacedTable } from '../../src/sdc/subjects.js';

/** Published numbers that are no sums of others, per population. */
function independentCells(tables: readonly PlacedTable[]): Map<string, { people: number; cells: number; file: string }> {
  const found = new Map<string, { people: number; cells: number; file: string }>();
  for (const { table, population, file } of tables) {
    if (population?.n === undefined) continue;
    const key = population.id ?? String(population.n);
    const totals = new Set(table.sums.map(({ total }) => total));
    const cells = table.cells.filter((cell, index) => table.measures[cell.measure]?.kind === 'count' && cell.shown.as === 'number' && !totals.has(index)).length;
    const before = found.get(key) ?? { cells: 0, file };
    found.set(key, { people: population.n, cells: before.cells + cells, file: before.file });
  }
  return found;
}

/** More than a person can read, or enough independent counts to rebuild the data (Dinur & Nissim, PODS 2003). */
export default defineRequestRule({
  id: 'excess-volume',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'The request is larger than can be checked with care.',
  remedy: 'Send only what will be used, or split the request',
  needs: ['population'],
  params: z.strictObject({
    files: z.number().int().min(1).default(100).describe('Most files of one request.'),
    rows: z.number().int().min(1).default(5_000).describe('Most rows of one file.'),
    bytes: z.number().int().min(1).default(16_000_000).describe('Most bytes of one file.'),
    cells: z.number().int().min(1).default(20_000).describe('Most numbers of one request.'),
    share: z.number().positive().default(0.1).describe('Most independent counts published of a population, as a share of its people, earlier releases included.'),
  }),
  applies: ({ files }) => files.length > 0,
  *check({ files, tables, earlier }, params) {
    const outputs = files.filter((file) => !describesRequest(file));
    if (outputs.length > params.files) yield { certainty: 'certain', because: `${outputs.length} files, at most ${params.files}`, says: 'There are more files than one request may hold.' };
    for (const { path, rows, bytes } of outputs) {
      if (rows > params.rows) yield { places: [{ file: path }], certainty: 'certain', because: `${rows} rows, at most ${params.rows}`, says: 'The file has more rows than a result needs.' };
      if (bytes > params.bytes) yield { places: [{ file: path }], certainty: 'certain', because: `${bytes} bytes, at most ${params.bytes}`, says: 'The file is larger than a result needs to be.' };
    }
    const numbers = tables.reduce((sum, { table }) => sum + table.cells.length, 0);
    if (numbers > params.cells) yield { certainty: 'certain', because: `${numbers} numbers, at most ${params.cells}` };
    for (const { people, cells, file } of independentCells([...tables, ...earlier]).values()) {
      if (cells > people * params.share) yield { places: [{ file }], certainty: 'possible', because: `${cells} independent counts of ${people} people`, says: 'So many counts of so few people may let the data be rebuilt.' };
    }
  },
});
