import { whollyUnseen, type Grid, type Limits } from '../reader.js';
import type { Package, Part } from '../zip/package.js';
import { attribute, readXml } from '../zip/xml.js';

const values = new Set(['s', 'n', 'd', 'b', 'e', 'm']);

/** The fields of a pivot cache and the items they share. */
const readFields = async (source: Package, part: Part | undefined, limits: Limits): Promise<{ names: string[]; items: string[][] }> => {
  const names: string[] = [];
  const items: string[][] = [];
  let sharing = false;
  if (part) await readXml(source, part, {
    open(name, attributes) {
      if (name === 'cacheField') { names.push(attribute(attributes, 'name') ?? ''); items.push([]); }
      else if (name === 'sharedItems') sharing = true;
      else if (sharing && values.has(name)) items.at(-1)?.push(attribute(attributes, 'v') ?? '');
    },
    close(name) { if (name === 'sharedItems') sharing = false; },
  }, limits);
  return { names, items };
};

/** The records a pivot cache keeps, as a grid with the field names on top, and how many there are. */
export const readPivotRecords = async (source: Package, definition: Part | undefined, records: Part | undefined, limits: Limits): Promise<{ count: number; items: readonly string[]; grid?: Grid }> => {
  const { names, items } = await readFields(source, definition, limits);
  const shared = items.flat().filter((item) => item !== '');
  if (!records) return { count: 0, items: shared };
  const most = Math.max(1, Math.min(100_000, Math.floor(limits.cells / Math.max(1, names.length))));
  const rows: string[][] = [names];
  let count = 0;
  let row: string[] = [];
  await readXml(source, records, {
    open(name, attributes) {
      if (name === 'r') { row = []; count += 1; }
      else if (name === 'x') row.push(items[row.length]?.[Number(attribute(attributes, 'v'))] ?? '');
      else if (values.has(name)) row.push(attribute(attributes, 'v') ?? '');
    },
    close(name) { if (name === 'r' && rows.length <= most) rows.push(row); },
  }, limits);
  return {
    count, items: shared,
    ...(count > 0 ? { grid: {
      id: records.path, sheet: `${records.path} (hidden)`, rows: rows.length, columns: Math.max(...rows.slice(0, 1000).map((cells) => cells.length)),
      text: (at: number, column: number) => rows[at]?.[column] ?? '', hints: { headerRows: 1, title: 'Records kept in a pivot cache' }, unseen: whollyUnseen,
    } } : {}),
  };
};
