import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects, type Compressors } from 'hyparquet';
import { identify } from '../identify/identify.js';
import type { Reader, Reading, Unreadable } from '../reader.js';

const compressors: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: length + 1024 }), BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: length + 1024 }),
};

const say = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace('T00:00:00.000Z', '');
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return typeof value === 'object' ? JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) : String(value);
};

/** Largest ratio of unpacked to packed bytes taken on; beyond it the file is called what it is. */
const highestRatio = 200;

/** Parquet files: rows as a grid, as many as the limit allows, and the metadata beside the columns. */
export const parquet: Reader = {
  id: 'parquet', version: 1, kind: 'parquet', accepts: (name, head) => identify(name, head).kind === 'parquet',
  read: async (bytes, limits): Promise<Reading> => {
    const refused = (reason: Unreadable['reason'], says: string, facts: Reading['facts'] = []): Reading => ({ read: 'not', grids: [], texts: [], facts, unreadable: [{ reason, place: {}, says }] });
    if (bytes[3] === 0x45) return refused('encrypted', 'The file is encrypted.', [{ is: 'encrypted', place: {} }]);
    const file = new Uint8Array(bytes).buffer;
    try {
      const metadata = parquetMetadata(file);
      const rows = Number(metadata.num_rows);
      const columns = metadata.schema.filter(({ num_children: children }) => !children).length;
      const unpacked = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0);
      if (unpacked > Math.max(2 ** 22, bytes.length * highestRatio) || unpacked > limits.unpackedBytes) return refused('too-large', 'The file unpacks to far more than it holds.', [{ is: 'archive-bomb', place: {} }]);
      const most = Math.max(0, Math.min(rows, Math.floor(limits.cells / Math.max(1, columns))));
      const records = await parquetReadObjects({ file, metadata, rowEnd: most, compressors });
      const names = Object.keys(records[0] ?? {});
      const notes = (metadata.key_value_metadata ?? []).filter(({ key }) => key !== 'ARROW:schema');
      return {
        read: most < rows ? 'partly' : 'whole',
        grids: names.length === 0 ? [] : [{ id: 'g1', rows: records.length + 1, columns: names.length, hints: { headerRows: 1 }, text: (row, column) => (row === 0 ? names[column] ?? '' : say(records[row - 1]?.[names[column]!])) }],
        texts: notes.map(({ key, value }) => ({ text: `${key}: ${value ?? ''}`, place: { part: 'metadata' }, origin: 'property' as const })),
        facts: notes.length > 0 ? [{ is: 'parquet-metadata', place: {}, count: notes.length }] : [],
        unreadable: most < rows ? [{ reason: 'too-large', place: {}, says: 'The file holds more rows than the limit; the rest was not read.' }] : [],
      };
    } catch {
      return refused('malformed', 'The file is damaged, or packed in a way that is not read.');
    }
  },
};
