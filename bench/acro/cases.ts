import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';

const folder = fileURLToPath(new URL('../../fixtures/acro-cases', import.meta.url));

const frame = z.object({ index: z.array(z.string()), columns: z.array(z.string()), data: z.array(z.array(z.unknown())) });
const answer = z.looseObject({ status: z.enum(['pass', 'review', 'fail']), summary: z.string(), outcome: frame });
const listed = z.object({ acro_commit: z.string(), cases: z.array(z.looseObject({
  case: z.string(), what: z.string(), check: answer,
  kw: z.looseObject({ args: z.looseObject({ aggfunc: z.union([z.string(), z.array(z.string())]).optional(), margins: z.boolean().optional(), normalize: z.boolean().optional() }).optional(), cfg: z.looseObject({ check_missing_values: z.boolean().optional() }).optional() }),
})) });

export type Row = Readonly<Record<string, string>>;

/** One small data set, the ACRO call made on it, and what ACRO 1.0.1 answered in check mode. */
export interface AcroCase {
  readonly name: string;
  /** The call: crosstab, crosstab_val, pivot1, pivot2, crosstab3, hist, pie, ols, logit, surv. */
  readonly call: string;
  readonly aggregates: readonly string[];
  readonly margins: boolean;
  readonly normalised: boolean;
  readonly checksMissing: boolean;
  readonly rows: readonly Row[];
  /** Where the data lie. */
  readonly disk: string;
  readonly said: z.output<typeof answer>;
}

function rowsOf(disk: string): Row[] {
  const [head, ...body] = readFileSync(disk, 'utf8').trim().split('\n').map((line) => line.trim().split(','));
  return body.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at] ?? ''])));
}

/** Every case of fixtures/acro-cases, in the order they were run. */
export function acroCases(): AcroCase[] {
  return listed.parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'))).cases.map(({ case: name, what, kw, check }) => {
    const disk = join(folder, `${name}.csv`);
    return {
      name, call: what, aggregates: [kw.args?.aggfunc ?? []].flat(), margins: kw.args?.margins === true, normalised: kw.args?.normalize === true,
      checksMissing: kw.cfg?.check_missing_values === true, rows: rowsOf(disk), disk, said: check,
    };
  });
}

/** The amount of a record; undefined where it is missing. */
export const amountOf = (row: Row, column = 'val'): number | undefined => (row[column] === undefined || /^(?:|nan)$/i.test(row[column]) ? undefined : Number(row[column]));

export const keysOf = (rows: readonly Row[], column: string): string[] => [...new Set(rows.map((row) => row[column]!))].sort();

export const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
