import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { byLabels, type CellEvidence } from '../../sdc/contributions.js';
import { parseDecimal } from '../../sdc/decimal.js';
import { evidenceCsv } from './evidence-csv.js';
import { EvidenceTrouble, isParquet, placesOf, raggedWords, type EvidenceQuestion } from './question.js';

/** Amounts of up to 12 digits before the point and 6 after it fit DuckDB's fast decimals exactly; others go through the streaming path. */
const scale = 6;
const gap = `('', 'NA', 'NaN', 'nan', 'NULL', 'null', 'None', '.', 'N/A')`;

const name = (column: string): string => `"${column.replace(/"/g, '""')}"`;
const text = (value: string): string => `'${value.replace(/'/g, "''")}'`;

type Duckdb = typeof import('@duckdb/node-api');

/** The DuckDB module where this installation has it (an optional dependency). */
export async function duckdb(): Promise<Duckdb | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/**
 * The same evidence file through DuckDB, in one reading of the data, the only file it may open. Undefined when it could
 * not be exact (more decimals than it keeps, exponents, weights): then the streaming path answers.
 */
export async function evidenceByDuckdb(question: EvidenceQuestion, { DuckDBInstance }: Duckdb): Promise<string | undefined> {
  if (question.weight !== undefined) return undefined;
  const source = isParquet(question.disk) ? `read_parquet(${text(question.disk)})` : await csvSource(question);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '400MB' });
  const connection = await instance.connect();
  try {
    for (const setting of [`allowed_paths=[${text(question.disk)}]`, 'enable_external_access=false', 'preserve_insertion_order=false', 'lock_configuration=true']) {
      await connection.run(`SET ${setting}`);
    }
    const found = await connection.runAndReadAll(query(question, source));
    return answer(question, found.getRowsJson() as Answered[]);
  } catch (error) {
    // Its messages quote the data, so none of them goes any further.
    const words = String(error);
    const column = /Referenced column "([^"]+)" not found/.exec(words)?.[1];
    throw new EvidenceTrouble(
      column !== undefined ? `the data have no column "${column}".`
        : /CSV Error|Conversion Error/.test(words) ? raggedWords
          : 'DuckDB could not read the data. Try again with --engine stream.',
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The dialect is given, never guessed: a guess may drop rows without a word. */
async function csvSource(question: EvidenceQuestion): Promise<string> {
  const header = await headerOf(question);
  placesOf(header, question);
  const columns = header.map((column) => `${text(column)}: 'VARCHAR'`).join(', ');
  return `read_csv(${text(question.disk)}, header=true, auto_detect=false, delim=${text(question.separator)}, quote='"', escape='"', strict_mode=true, null_padding=false, columns={${columns}})`;
}

async function headerOf({ disk, separator }: EvidenceQuestion): Promise<string[]> {
  const bytes = createReadStream(disk, { end: 1 << 20 });
  const rows = bytes.pipe(parse({ delimiter: separator, bom: true, to: 1 }));
  for await (const row of rows as AsyncIterable<string[]>) {
    bytes.destroy();
    return row;
  }
  throw new EvidenceTrouble('the data are empty.');
}

function query({ by, value, contributor, margins }: EvidenceQuestion, source: string): string {
  const keys = by.map((_column, i) => `d${i}`);
  const sets = margins ? Array.from({ length: 2 ** keys.length }, (_, mask) => keys.filter((_key, d) => mask & (1 << d))) : [keys];
  const totals = keys.map((key) => `g_${key}`);
  const cell = [...keys, ...totals].map((key) => `${key}, `).join('');
  return `
    WITH records AS (
      SELECT ${by.map((column, i) => `coalesce(${name(column)}::VARCHAR, '') AS d${i}, `).join('')}
        ${contributor === undefined ? 'row_number() OVER ()' : `coalesce(${name(contributor)}::VARCHAR, '')`} AS who,
        trim(coalesce(${name(value)}::VARCHAR, '')) AS amount FROM ${source}
    ), typed AS (
      SELECT * EXCLUDE (amount), amount IN ${gap} AS is_gap,
        CASE WHEN regexp_full_match(amount, '[+-]?([0-9]{1,12}(\\.[0-9]{0,${scale}})?|\\.[0-9]{1,${scale}})') THEN CAST(amount AS DECIMAL(18, ${scale})) END AS x
      FROM records
    ), members AS (
      SELECT ${keys.map((key) => `${key}, grouping(${key}) AS g_${key}, `).join('')} who, sum(x) AS x, sum(is_gap::INT) AS gaps,
        sum((x IS NULL AND NOT is_gap)::INT) AS odd
      FROM typed GROUP BY GROUPING SETS (${sets.map((set) => `(${[...set, 'who'].join(', ')})`).join(', ')})
    )
    SELECT ${cell} count(x), coalesce(sum(x), 0)::VARCHAR, coalesce(max(x, 3), [])::VARCHAR[], coalesce(sum(abs(x)), 0)::VARCHAR,
      coalesce(max(abs(x), 2), [])::VARCHAR[], count(*) FILTER (x < 0), count(*) FILTER (x = 0), sum(gaps)::INT, coalesce(min(x) = max(x), false), sum(odd)::INT
    FROM members GROUP BY ${[...keys, ...totals].join(', ') || 'ALL'}`;
}

type Answered = readonly (string | number | boolean | null | readonly string[])[];

function answer(question: EvidenceQuestion, rows: readonly Answered[]): string | undefined {
  const dimensions = question.by.length;
  const units = (value: unknown) => unitsOf(String(value));
  let isExact = true;
  const cells = rows.map((row): CellEvidence => {
    const [n, sum, largest, sumOfAbsolutes, largestAbsolutes, negatives, zeros, missing, isAllSame, odd] = row.slice(2 * dimensions);
    isExact &&= Number(odd) === 0;
    return {
      labels: question.by.map((_column, d) => (Number(row[dimensions + d]) === 1 ? null : String(row[d]))),
      n: Number(n), sum: units(sum), largest: (largest as string[]).map(units), sumOfAbsolutes: units(sumOfAbsolutes),
      largestAbsolutes: (largestAbsolutes as string[]).map(units), negatives: Number(negatives), zeros: Number(zeros), missing: Number(missing),
      isAllSame: isAllSame === true, weights: [],
    };
  });
  return isExact ? evidenceCsv(question.by, question.value, cells.sort(byLabels), { scale, weighted: false }) : undefined;
}

function unitsOf(amount: string): bigint {
  const exact = parseDecimal(amount)!;
  return exact.units * 10n ** BigInt(scale - exact.scale);
}
