import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { Contributions, NotANumber } from '../../sdc/contributions.js';
import { evidenceCsv } from './evidence-csv.js';
import { isPlainCsv, readPlainCsv } from './plain-csv.js';
import { EvidenceTrouble, isParquet, placesOf, raggedWords, type EvidenceQuestion } from './question.js';

/** The evidence file in one streaming pass, without DuckDB. Memory grows with cells and contributors, not with records. */
export async function evidenceByStream(question: EvidenceQuestion): Promise<string> {
  const tally = new Contributions(question.by.length);
  try {
    if (isParquet(question.disk)) await readParquet(question, tally);
    else if (isPlainCsv(question)) readPlainCsv(question, tally);
    else await readCsv(question, tally);
  } catch (error) {
    if (error instanceof NotANumber || error instanceof RangeError) throw new EvidenceTrouble(`${error.message}.`);
    throw error;
  }
  return evidenceCsv(question.by, question.value, tally.cells(question.margins), { scale: tally.scale, weighted: question.weight !== undefined });
}

async function readCsv(question: EvidenceQuestion, tally: Contributions): Promise<void> {
  const rows = parse({ delimiter: question.separator, bom: true, relaxColumnCount: false, skipEmptyLines: true });
  let places: ReturnType<typeof placesOf> | undefined;
  const records = async () => {
    for await (const row of rows as AsyncIterable<string[]>) {
      if (!places) places = placesOf(row, question);
      else add(tally, places, row);
    }
  };
  try {
    await Promise.all([pipeline(createReadStream(question.disk), rows), records()]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw new EvidenceTrouble(raggedWords);
    throw error;
  }
  if (!places) throw new EvidenceTrouble('the data are empty.');
}

async function readParquet(question: EvidenceQuestion, tally: Contributions): Promise<void> {
  const { asyncBufferFromFile, parquetRead, parquetMetadataAsync } = await import('hyparquet');
  const columns = [...question.by, question.value, ...(question.contributor === undefined ? [] : [question.contributor]), ...(question.weight === undefined ? [] : [question.weight])];
  const file = await asyncBufferFromFile(question.disk);
  const metadata = await parquetMetadataAsync(file);
  const places = placesOf(metadata.schema.slice(1).map(({ name }) => name), question);
  const total = Number(metadata.num_rows);
  const step = 100_000;
  for (let start = 0; start < total; start += step) {
    await parquetRead({
      file, metadata, columns, rowFormat: 'object', rowStart: start, rowEnd: Math.min(total, start + step),
      onComplete: (rows) => {
        for (const row of rows as unknown as Record<string, unknown>[]) add(tally, places, metadata.schema.slice(1).map(({ name }) => asText(row[name])));
      },
    });
  }
}

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function add(tally: Contributions, places: ReturnType<typeof placesOf>, row: readonly string[]): void {
  tally.add({
    labels: places.by.map((at) => row[at]!), value: row[places.value]!,
    ...(places.contributor !== undefined && { contributor: row[places.contributor]! }),
    ...(places.weight !== undefined && { weight: row[places.weight]! }),
  });
}
