import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { computeEvidence, EvidenceTrouble } from '../../adapters/evidence/compute-evidence.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, parse } from './options.js';

const options = {
  by: { type: 'string' },
  value: { type: 'string' },
  contributor: { type: 'string' },
  weight: { type: 'string' },
  margins: { type: 'boolean', default: false },
  separator: { type: 'string', default: ',' },
  engine: { type: 'string', default: 'auto' },
  output: { type: 'string', short: 'o', default: 'outputs.evidence.csv' },
} as const;

/** `airlock evidence DATA`: what stands behind each cell of a table, computed inside the environment; it is never released. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [data] } = parse(args, options);
  if (data === undefined || values.value === undefined) throw new UsageError('name the data and the column of amounts: airlock evidence DATA --by region,sector --value turnover.');
  const disk = resolve(io.cwd, data);
  if (!existsSync(disk)) throw new UsageError(`there is no file "${data}".`);
  const by = values.by === undefined || values.by === '' ? [] : values.by.split(',').map((column) => column.trim());
  if (by.length > 8) throw new UsageError('at most eight dimensions.');
  try {
    const { csv } = await computeEvidence({
      disk, by, value: values.value, margins: values.margins, separator: values.separator === '\\t' ? '\t' : values.separator,
      ...(values.contributor !== undefined && { contributor: values.contributor }), ...(values.weight !== undefined && { weight: values.weight }),
    }, oneOf('--engine', values.engine, ['auto', 'stream', 'duckdb']));
    if (values.output === '-') io.out(csv);
    else writeFileSync(resolve(io.cwd, values.output), csv);
    io.err(`${csv.split('\n').length - 2} cells written${values.output === '-' ? '' : ` to ${values.output}`}. Attach this file as evidence; it is never released.\n`);
    return exit.ok;
  } catch (error) {
    if (error instanceof EvidenceTrouble) throw new UsageError(error.message);
    throw error;
  }
}
