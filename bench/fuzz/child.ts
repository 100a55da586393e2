import { openSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { examineFile } from '../../src/examine/examine-file.js';
import { viewOf } from '../../src/examine/view.js';
import { packFor } from '../../src/main/packs.js';
import { identify } from '../../src/readers/identify/identify.js';
import { readers } from '../../src/readers/index.js';
import { defaultLimits, emptyReading, type Reading } from '../../src/readers/reader.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { readFile } from '../../src/readers/index.js';
import { rules } from '../../rules/index.js';
import { inputFor, type Input } from './input.js';

/** What the reading process tells its parent. */
export type Told =
  | { readonly fault: number; readonly where: string; readonly stack: string }
  | { readonly caught: string; readonly input: number }
  | { readonly done: number; readonly byKind: Readonly<Record<string, number>> };

/** One in so many inputs also meets every rule of the baseline pack. */
const withRulesEvery = 100;
const batch = 500;

const tell = (told: Told): void => void process.send?.(told);
const stackOf = (error: unknown): string => (error instanceof Error ? error.stack ?? error.message : String(error)).slice(0, 2_000);

/** Reads inputs `from` up to `to` one by one. The number of the one being read is in `progress`, for when this process dies or hangs. */
export async function readInputs(seed: number, from: number, to: number, progress: string): Promise<void> {
  const file = openSync(progress, 'w');
  const at = Buffer.alloc(8);
  let byKind: Record<string, number> = {};
  for (let input = from; input < to; input += 1) {
    at.writeDoubleLE(input);
    writeSync(file, at, 0, 8, 0);
    const made = inputFor(seed, input);
    byKind[made.kind] = (byKind[made.kind] ?? 0) + 1;
    await readOne(made, input);
    if ((input + 1 - from) % batch === 0 || input + 1 === to) {
      tell({ done: input + 1, byKind });
      byKind = {};
    }
  }
}

async function readOne(input: Input, number: number): Promise<void> {
  const reading = await readingOf(input, number);
  for (const grid of reading.grids) attempt('recognise', number, () => recognise(grid));
  attempt('texts', number, () => {
    for (const grid of reading.grids) {
      for (let row = 0; row < Math.min(grid.rows, 500); row += 1) for (let column = 0; column < Math.min(grid.columns, 100); column += 1) if (typeof grid.text(row, column) !== 'string') throw new Error('a cell is not a text');
    }
    for (const { text, place } of reading.texts) if (typeof text !== 'string' || typeof place !== 'object') throw new Error('a piece is not a text with a place');
  });
  if (reading.read === 'not' && reading.unreadable.length === 0 && input.bytes.length > 0) tell({ fault: number, where: 'silence', stack: `${input.kind}: not read and no word why` });
  if (number % withRulesEvery === 0) await rulesOn(input, number);
}

/** What its reader makes of it; a throw is caught by readFile and turned into a finding, so it is counted, not held against it. */
async function readingOf({ name, bytes, kind }: Input, number: number): Promise<Reading> {
  const identified = identify(name, bytes).kind;
  const reader = readers.find((one) => one.kind === identified) ?? readers.find((one) => one.kind === kind)!;
  try {
    return await reader.read(bytes, defaultLimits, name);
  } catch (error) {
    tell({ caught: `${reader.id}: ${stackOf(error).split('\n', 4).join(' ')}`, input: number });
    return { ...emptyReading, unreadable: [{ reason: 'malformed', place: {}, says: 'caught' }] };
  }
}

function attempt(where: string, fault: number, act: () => void): void {
  try {
    act();
  } catch (error) {
    tell({ fault, where, stack: stackOf(error) });
  }
}

const deps = { read: readFile, recognise, rules, pack: packFor(['baseline-10']), version: '0' };

async function rulesOn({ name, bytes }: Input, fault: number): Promise<void> {
  try {
    const examined = await examineFile({ path: name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, deps);
    for (const { report, subject } of examined) {
      viewOf(subject, bytes);
      const broken = report.findings.find(({ rule }) => rule === 'could-not-check');
      if (broken) tell({ fault, where: 'rule', stack: broken.message });
    }
  } catch (error) {
    tell({ fault, where: 'examine', stack: stackOf(error) });
  }
}

// An error nobody catches ends a reading process; here it is told first.
process.on('uncaughtException', (error) => {
  process.send?.({ fault: -1, where: 'uncaught', stack: stackOf(error) } satisfies Told, () => process.exit(70));
});
process.on('unhandledRejection', (error) => {
  process.send?.({ fault: -1, where: 'unhandled', stack: stackOf(error) } satisfies Told, () => process.exit(70));
});

const [seed, from, to] = process.argv.slice(2, 5).map(Number);
await readInputs(seed!, from!, to!, process.argv[5]!);
process.disconnect?.();
