import { z } from 'zod';
import type { ItemDeclaration, TableDeclaration } from '../../src/sdc/declaration.js';
import { meansFile } from '../../src/sdc/people/declared-items.js';
import type { Flag } from '../../src/sdc/rule.js';
import { defineRequestRule } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';
import type { Cell, Table } from '../../src/sdc/table.js';
import { measureOf, valueOf } from '../../src/sdc/table.js';

const columnPlace = (file: FileSubject, table: Table, cell: Cell) => ({ file: file.path, table: table.id, row: cell.at.row, column: cell.at.column });
const counts = (table: Table): Cell[] => table.cells.filter((cell) => measureOf(table, cell).kind === 'count' && valueOf(cell) !== undefined);

/** Midpoints lie between the multiples of their base. */
const roundsToMultiples = (method: string): boolean => !/midpoint/i.test(method) && /near|round|^base|random|rr/i.test(method);

function* claims(file: FileSubject, said: TableDeclaration, tables: readonly Table[]): Generator<Flag> {
  const base = said.rounding?.base;
  for (const table of tables) {
    if (base !== undefined && base > 1 && roundsToMultiples(said.rounding!.method)) {
      const off = counts(table).filter((cell) => valueOf(cell)! % base !== 0);
      if (off.length > 0) yield { places: off.slice(0, 200).map((cell) => columnPlace(file, table, cell)), certainty: 'certain', because: `declared rounded to ${base}; ${off.length} of ${counts(table).length} counts are not`, says: 'The counts are not rounded as declared.' };
    }
    const threshold = said.suppression?.threshold;
    if (threshold !== undefined) {
      const low = counts(table).filter((cell) => valueOf(cell)! > 0 && valueOf(cell)! < threshold);
      if (low.length > 0) yield { places: low.slice(0, 200).map((cell) => columnPlace(file, table, cell)), certainty: 'certain', because: `declared suppressed below ${threshold}; ${low.length} counts below it are shown`, says: 'Counts are shown that were declared suppressed.' };
    }
  }
  yield* wrongKinds(file, said, tables);
}

/** A declared kind that the numbers contradict, and declared columns that are not there. */
function* wrongKinds(file: FileSubject, said: TableDeclaration, tables: readonly Table[]): Generator<Flag> {
  const headings = new Set([...file.profiles.map(({ header }) => header), ...tables.flatMap((table) => table.measures.map(({ label }) => label))].map((name) => name.trim().toLowerCase()));
  for (const { cols, kind } of said.measures) {
    const absent = cols.filter((name) => !headings.has(name.trim().toLowerCase()));
    if (absent.length > 0 && headings.size > 0) yield { places: [{ file: file.path }], certainty: 'certain', because: `declared columns that are not in the file: ${absent.length} of ${cols.length}`, says: 'The declaration names columns that the file does not have.' };
    for (const table of tables) {
      const named = table.cells.filter((cell) => cols.some((name) => name.trim().toLowerCase() === measureOf(table, cell).label.trim().toLowerCase()));
      const wrong = named.filter((cell) => contradicts(kind, valueOf(cell)));
      if (wrong.length > 0) yield { places: wrong.slice(0, 200).map((cell) => columnPlace(file, table, cell)), certainty: 'certain', because: `declared ${kind}; ${wrong.length} of ${named.length} values cannot be`, says: 'The values are not of the kind declared.' };
    }
  }
}

function contradicts(kind: string, value: number | undefined): boolean {
  if (value === undefined) return false;
  if (kind === 'count') return value < 0 || !Number.isInteger(value);
  if (kind === 'percent') return value < 0 || value > 100.05;
  if (kind === 'proportion' || kind === 'p-value' || kind === 'survival') return value < 0 || value > 1;
  return ['sd', 'se', 'variance', 'events', 'at-risk'].includes(kind) && value < 0;
}

const tablesOf = (file: FileSubject, item: ItemDeclaration, said: TableDeclaration): readonly Table[] => {
  if (said.sheet !== undefined) return file.tables.filter((table) => table.place.sheet === said.sheet);
  return item.tables.length === file.tables.length && item.tables.length > 1 ? [file.tables[item.tables.indexOf(said)]!] : file.tables;
};

/** What the researcher said about a file, against what is in it. */
export default defineRequestRule({
  id: 'researcher-declared-vs-detected',
  version: 2,
  risk: 'Context',
  statbarns: [],
  summary: 'The declaration and the file disagree.',
  remedy: 'Correct the declaration or the file',
  needs: ['declaration'],
  params: z.strictObject({
    absentFiles: z.boolean().default(true).describe('Flag declared files that were not sent.'),
  }),
  applies: ({ declared }) => declared.items.length > 0,
  *check({ files, declared }, { absentFiles }) {
    for (const item of declared.items) {
      const file = files.find(({ path }) => meansFile(item.path, path));
      if (file === undefined) {
        if (absentFiles) yield { places: [{ file: item.path }], certainty: 'possible', because: 'declared, and not sent', says: 'A declared file was not sent.' };
        continue;
      }
      for (const said of item.tables) yield* claims(file, said, tablesOf(file, item, said));
    }
  },
});
