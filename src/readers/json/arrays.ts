import type { Grid, GridHints } from '../reader.js';

/** Something found in a JSON value that is a table: a list of records, a list of lists, an object of lists or of records. */
export interface FoundArray { readonly path: string; readonly kind: 'records' | 'rows' | 'columns' | 'values' | 'keyed' | 'pairs'; readonly count: number; readonly grid: Grid }

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isRecord = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: Json | undefined): boolean => value === null || typeof value !== 'object';
const say = (value: Json | undefined): string => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

const sayScalar = (value: Json | undefined): string => (isScalar(value) ? say(value) : '');

const gridFrom = (rows: number, columns: number, text: (row: number, column: number) => string, hints: GridHints, id: string): Grid => ({ id, rows, columns, text: (row, column) => (row < rows && column < columns ? text(row, column) : ''), hints });

const mostColumns = 2_000;

const hasProperties = (record: Json): boolean => isRecord(record) && isRecord(record['properties'] ?? null);
/** A feature of a map as one record: what is said of the place, without its shape. */
const withProperties = (record: Json): Json => {
  const { properties = {}, ...rest } = record as { readonly [key: string]: Json };
  const flat = Object.fromEntries(Object.entries(rest).filter(([key, one]) => isScalar(one) && key !== 'type'));
  return { ...flat, ...(isRecord(properties) ? properties : {}) };
};

/** One value as a table, if it is one. */
const tableOf = (value: Json, path: string, id: string): FoundArray | undefined => {
  const hints = { headerRows: 1, ...(path ? { title: path } : {}) };
  if (Array.isArray(value) && value.length > 0) {
    const list = value as readonly Json[];
    if (list.every(isRecord)) {
      if (list.some(hasProperties)) return tableOf(list.map(withProperties), path, id);
      const keys = [...new Set(list.slice(0, 5_000).flatMap((record) => Object.keys(record as object)))].filter((key) => list.some((record) => { const inner = (record as Record<string, Json>)[key]; return inner !== undefined && inner !== null && isScalar(inner); })).slice(0, mostColumns);
      if (!keys.some((key) => list.some((record) => /\d/.test(say((record as Record<string, Json>)[key]))))) return undefined;
      return { path, kind: 'records', count: list.length, grid: gridFrom(list.length + 1, keys.length, (row, column) => (row === 0 ? keys[column]! : sayScalar((list[row - 1] as Record<string, Json>)[keys[column]!])), hints, id) };
    }
    if (list.length > 1 && list.every((row) => Array.isArray(row) && row.every(isScalar))) {
      const width = Math.min(mostColumns, Math.max(...list.slice(0, 5_000).map((row) => (row as readonly Json[]).length)));
      return { path, kind: 'rows', count: list.length, grid: gridFrom(list.length, width, (row, column) => say((list[row] as readonly Json[])[column]), path ? { title: path } : {}, id) };
    }
    if (list.every(isScalar) && list.some((one) => typeof one === 'number')) {
      return { path, kind: 'values', count: list.length, grid: gridFrom(list.length + 1, 1, (row) => (row === 0 ? path.split('.').at(-1)! : say(list[row - 1])), hints, id) };
    }
  }
  if (isRecord(value)) {
    const lists = Object.entries(value).filter(([, inner]) => Array.isArray(inner) && inner.length > 1 && (inner as readonly Json[]).every(isScalar));
    const length = lists[0] ? (lists[0][1] as readonly Json[]).length : 0;
    const same = lists.filter(([, inner]) => (inner as readonly Json[]).length === length).slice(0, mostColumns);
    if (same.length > 1) {
      return { path, kind: 'columns', count: length, grid: gridFrom(length + 1, same.length, (row, column) => (row === 0 ? same[column]![0] : say((same[column]![1] as readonly Json[])[row - 1])), hints, id) };
    }
    return keyedTable(value, path, id);
  }
  return undefined;
};

/** Records under keys: `{"north": {"n": 45}}`, or columns as pandas writes them: `{"n": {"0": 45}}`, which are turned. */
const keyedTable = (value: { readonly [key: string]: Json }, path: string, id: string): FoundArray | undefined => {
  const outer = Object.entries(value).slice(0, 100_000);
  const isFlat = (inner: Json) => isRecord(inner) && Object.keys(inner).length > 0 && Object.values(inner).every(isScalar);
  if (outer.length < 2 || !outer.every(([, inner]) => isFlat(inner))) return undefined;
  const records = outer as readonly (readonly [string, { readonly [key: string]: Json }])[];
  const inner = [...new Set(records.flatMap(([, record]) => Object.keys(record)))];
  if (!records.some(([, record]) => Object.values(record).some((one) => typeof one === 'number'))) return undefined;
  const numbered = inner.every((key) => /^\d{1,9}$/.test(key));
  const [rows, columns] = numbered ? [inner, records.map(([key]) => key)] : [records.map(([key]) => key), inner];
  if (columns.length > mostColumns) return undefined;
  const at = numbered ? (row: string, column: string) => value[column] : (row: string) => value[row];
  const cell = (row: string, column: string) => say((at(row, column) as { readonly [key: string]: Json })[numbered ? row : column]);
  const stub = numbered && records.some(([, record]) => Object.values(record).some((one) => typeof one === 'string')) ? 0 : 1;
  const grid = gridFrom(rows.length + 1, columns.length + stub, (row, column) => {
    if (column < stub) return row === 0 ? '' : rows[row - 1]!;
    return row === 0 ? columns[column - stub]! : cell(rows[row - 1]!, columns[column - stub]!);
  }, { headerRows: 1, ...(path ? { title: path } : {}) }, id);
  return { path, kind: 'keyed', count: rows.length, grid };
};

/** Names with a number each: what a script prints of its results when it makes no table. */
const pairsTable = (value: Json, path: string, id: string): FoundArray | undefined => {
  const numbers = isRecord(value) ? Object.entries(value).filter(([, one]) => typeof one === 'number').slice(0, mostColumns) : [];
  if (numbers.length < 2) return undefined;
  const grid = gridFrom(numbers.length + 1, 2, (row, column) => (row === 0 ? ['name', 'value'][column]! : say(numbers[row - 1]![column])), { headerRows: 1, ...(path ? { title: path } : {}) }, id);
  return { path, kind: 'pairs', count: numbers.length, grid };
};

/** Names with numbers, near the root of a value that holds no other table. */
const pairsIn = (root: Json): FoundArray[] => {
  const level = (values: readonly (readonly [string, Json])[]): (readonly [string, Json])[] =>
    values.flatMap(([path, value]) => (isRecord(value) ? Object.entries(value).slice(0, 1_000).map(([key, inner]) => [path === '' ? key : `${path}.${key}`, inner] as const) : []));
  const top = [['', root]] as const;
  const second = level(top);
  return [...top, ...second, ...level(second)].flatMap(([path, value], i) => pairsTable(value, path, `p${i + 1}`) ?? []);
};

/**
 * Tables in a JSON value, and every scalar outside them as "path: value". Walks with its own stack, never deeper than
 * `depth`; what lies deeper is said to be so.
 */
export const arraysIn = (root: Json, limits: { depth: number; cells: number }): { found: FoundArray[]; scalars: { path: string; value: string }[]; tooDeep: boolean; tooMany: boolean } => {
  const found: FoundArray[] = [];
  const scalars: { path: string; value: string }[] = [];
  let tooDeep = false;
  let cells = 0;
  const stack: { value: Json; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  while (stack.length > 0) {
    const { value, path, depth } = stack.pop()!;
    if (depth > limits.depth) { tooDeep = true; continue; }
    const table = found.length < 1_000 ? tableOf(value, path, `j${found.length + 1}`) : undefined;
    let consumed: ReadonlySet<string> | 'all' | undefined;
    if (table && cells + table.grid.rows * table.grid.columns <= limits.cells) {
      cells += table.grid.rows * table.grid.columns;
      found.push(table);
      consumed = table.kind === 'columns' ? new Set(Array.from({ length: table.grid.columns }, (_, column) => table.grid.text(0, column))) : table.kind === 'records' ? undefined : 'all';
    }
    if (isScalar(value)) { if (value !== null) scalars.push({ path, value: String(value as string) }); continue; }
    if (consumed === 'all') continue;
    const entries = Array.isArray(value) ? (value as readonly Json[]).map((inner, index) => [String(index), inner] as const) : Object.entries(value as object) as [string, Json][];
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const [key, inner] = entries[index]!;
      if (consumed?.has(key)) continue;
      // Scalars of records are in the grid; only what nests in them is followed.
      if (table?.kind === 'records' && isRecord(inner)) {
        for (const [name, nested] of Object.entries(inner)) if (!isScalar(nested)) stack.push({ value: nested, path: `${path}.${key}.${name}`, depth: depth + 2 });
        continue;
      }
      stack.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + 1 });
    }
  }
  return { found: found.length > 0 ? found : pairsIn(root), scalars, tooDeep, tooMany: cells >= limits.cells };
};

export type { Json };
