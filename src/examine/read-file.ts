import { createHash } from 'node:crypto';
import { defaultLimits, type Grid, type Reading, type Unreadable } from '../readers/reader.js';
import type { ItemDeclaration } from '../sdc/declaration.js';
import type { ColumnProfile, FileSubject, TextPiece } from '../sdc/subjects.js';
import type { Table } from '../sdc/table.js';
import { describedFrom, itemOf } from './described.js';
import { contentOf } from './content.js';
import type { Deps, FileBytes } from './deps.js';

/** One file read and recognised, ready for the rules. */
export interface ReadFile {
  readonly subject: FileSubject;
  readonly content: string;
  readonly unreadable: readonly Unreadable[];
  readonly lineOf: ReadonlyMap<string, (row: number) => number | undefined>;
  readonly members: readonly FileBytes[];
}

/** Read one file with the first reader that accepts it. Never throws: a fault of a reader is an unreadable file. */
export async function readFile(file: FileBytes, deps: Deps): Promise<ReadFile> {
  const { kind, reading } = await readingOf(file, deps);
  const describes = reading.describes && describedFrom(reading.describes, file.path);
  const declared = itemOf(file.path, deps.declared?.items, [deps.described?.items, describes?.items]);
  const recognised = recogniseAll(reading, declared, deps);
  const unreadable = [...reading.unreadable, ...recognised.faults];
  return {
    subject: {
      path: file.path, kind, bytes: file.bytes.byteLength, sha256: file.sha256,
      read: recognised.faults.length > 0 && reading.read === 'whole' ? 'partly' : reading.read,
      numericCells: recognised.numericCells, unexplained: recognised.unexplained,
      rows: reading.grids.reduce((sum, grid) => sum + grid.rows, 0),
      tables: recognised.tables, facts: reading.facts, profiles: recognised.profiles,
      texts: () => textsOf(file.path, reading), ...(declared && { declared }),
      ...(describes && { describes }), ...(file.supporting === true && { supporting: true }),
    },
    content: contentOf(reading, file.sha256),
    unreadable,
    lineOf: recognised.lineOf,
    members: (reading.members ?? []).map(({ path, bytes }) => ({
      path: `${file.path}!/${path}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
}

const broken: Reading = {
  read: 'not', grids: [], texts: [], facts: [], unreadable: [{ reason: 'malformed', place: {}, says: 'The file broke its reader, so it was not read' }],
};

async function readingOf({ path, bytes }: FileBytes, { read, limits = defaultLimits }: Deps): Promise<{ kind: string; reading: Reading }> {
  try {
    return await read(path, bytes, limits);
  } catch {
    return { kind: 'unknown', reading: broken };
  }
}

interface AllRecognised {
  readonly tables: Table[];
  readonly profiles: ColumnProfile[];
  readonly faults: Unreadable[];
  readonly lineOf: Map<string, (row: number) => number | undefined>;
  numericCells: number;
  unexplained: number;
}

function recogniseAll(reading: Reading, declared: ItemDeclaration | undefined, { recognise, pack }: Deps): AllRecognised {
  const all: AllRecognised = { tables: [], profiles: [], faults: [], lineOf: new Map(), numericCells: 0, unexplained: 0 };
  const legends = pack.legends.map((legend) => ({ ...legend, source: 'pack' as const }));
  for (const grid of reading.grids) {
    try {
      const found = recognise(grid, { ...(declared && { declared }), legends });
      const renamed = new Map<string, string>();
      for (const table of found.tables) {
        const id = `t${all.tables.length + 1}`;
        renamed.set(table.id, id);
        all.tables.push({ ...table, id });
        if (grid.lineOf) all.lineOf.set(id, lineOfRow(grid));
      }
      all.profiles.push(...found.profiles.map((profile) => (profile.table === undefined ? profile : { ...profile, table: renamed.get(profile.table) ?? profile.table })));
      all.numericCells += found.numericCells;
      all.unexplained += found.unexplained;
      all.faults.push(...found.gaps);
    } catch {
      all.faults.push({ reason: 'malformed', place: grid.sheet === undefined ? {} : { sheet: grid.sheet }, says: 'The tables here could not be recognised' });
    }
  }
  return all;
}

const lineOfRow = (grid: Grid) => (row: number): number | undefined => {
  const index = row - 1 - (grid.origin?.[0] ?? 0);
  return index >= 0 && index < grid.rows ? grid.lineOf?.(index) : undefined;
};

function* textsOf(path: string, reading: Reading): Generator<TextPiece> {
  yield { text: path, place: {}, origin: 'name' };
  const sheets = new Set<string>();
  for (const grid of reading.grids) {
    const { sheet } = grid;
    if (sheet !== undefined && !sheets.has(sheet)) {
      sheets.add(sheet);
      yield { text: sheet, place: { sheet }, origin: 'name' };
    }
    const [top, left] = grid.origin ?? [0, 0];
    for (let row = 0; row < grid.rows; row += 1) {
      for (let column = 0; column < grid.columns; column += 1) {
        const text = grid.text(row, column);
        if (text === '') continue;
        const line = grid.lineOf?.(row);
        yield { text, place: { ...(sheet !== undefined && { sheet }), row: top + row + 1, column: left + column + 1, ...(line !== undefined && { line }) }, origin: 'cell' };
      }
    }
  }
  yield* reading.texts;
}
