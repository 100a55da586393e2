/**
 * Reads mutated files with every reader, and says what broke: npm run fuzz -- INPUTS [SEED] [--from N] [--keep FOLDER] [--interpret].
 * The reading happens in a process that may die alone; it is ended after 5 s of processor time on one input or at 512 MB. An input is made
 * from the seed and its number, so `--from N` with one input repeats it. `--interpret` makes V8 interpret every regexp,
 * as it does the first time one is used, and is how texts too long for its stack are found.
 */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Told } from './fuzz/child.js';
import { inputFor } from './fuzz/input.js';

const hangMs = 5_000;
const mostMb = 512;
const watchMs = 250;

interface Broken {
  readonly input: number;
  readonly how: string;
  readonly stack: string;
}

interface Run {
  readonly seed: number;
  readonly to: number;
  readonly folder: string;
  readonly interpret: boolean;
  readonly broken: Broken[];
  readonly caught: Map<string, { count: number; first: number }>;
  readonly byKind: Map<string, number>;
  read: number;
  peakMb: number;
}

const residentMb = (pid: number): number => {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
};

/** Processor time a process has used, in ms: on a busy machine a clock on the wall would blame the reader for waiting. */
const cpuMs = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
};

/** One process until it ends or is ended; the number of the input to go on with. */
function lap(run: Run, from: number): Promise<number> {
  const progress = join(run.folder, 'progress');
  rmSync(progress, { force: true });
  const child = fork(fileURLToPath(new URL('fuzz/child.ts', import.meta.url)), [String(run.seed), String(from), String(run.to), progress], {
    execArgv: [...process.execArgv, '--max-old-space-size=384', ...(run.interpret ? ['--regexp-interpret-all'] : [])], stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.on('data', (data: Buffer) => { stderr = (stderr + data.toString()).slice(-3_000); });
  const at = (): number => (existsSync(progress) && readFileSync(progress).length === 8 ? readFileSync(progress).readDoubleLE() : -1);
  let [last, since, done, how] = [-1, 0, from, ''];
  const watch = setInterval(() => {
    const now = at();
    const spent = cpuMs(child.pid!);
    if (now !== last || now < 0) [last, since] = [now, spent];
    const mb = residentMb(child.pid!);
    run.peakMb = Math.max(run.peakMb, mb);
    if (mb > mostMb) how = 'memory';
    else if (spent - since > hangMs) how = 'hang';
    if (how) child.kill('SIGKILL');
  }, watchMs);
  child.on('message', (told: Told) => {
    if ('done' in told) {
      run.read += told.done - done;
      done = told.done;
      for (const [kind, count] of Object.entries(told.byKind)) run.byKind.set(kind, (run.byKind.get(kind) ?? 0) + count);
    } else if ('caught' in told) {
      const known = run.caught.get(told.caught) ?? { count: 0, first: told.input };
      run.caught.set(told.caught, { ...known, count: known.count + 1 });
    } else run.broken.push({ input: told.fault < 0 ? at() : told.fault, how: told.where, stack: told.stack });
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) return resolve(run.to);
      const input = at();
      run.read += Math.max(0, input + 1 - done);
      if (input < 0) throw new Error(`the reading process does not start: ${stderr}`);
      if (code !== 70) run.broken.push({ input, how: how || `death ${code ?? 'by signal'}`, stack: stderr });
      resolve(input + 1);
    });
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true, options: { from: { type: 'string', default: '0' }, keep: { type: 'string' }, interpret: { type: 'boolean', default: false } },
});
const first = Number(values.from);
const run: Run = {
  seed: Number(positionals[1] ?? 1), to: first + Number(positionals[0] ?? 20_000), folder: mkdtempSync(join(tmpdir(), 'airlock-fuzz-')), interpret: values.interpret,
  broken: [], caught: new Map(), byKind: new Map(), read: 0, peakMb: 0,
};
const started = performance.now();
let said = 0;
for (let from = first; from < run.to;) {
  from = await lap(run, from);
  for (; said < run.broken.length; said += 1) {
    const { input, how, stack } = run.broken[said]!;
    const { name, bytes, kind } = inputFor(run.seed, input);
    console.log(`input ${input} (${kind}, ${bytes.length} bytes): ${how}\n  ${stack.split('\n').slice(0, 6).join('\n  ')}`);
    if (values.keep === undefined) continue;
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(join(values.keep, `${run.seed}-${input}-${basename(name)}`), bytes);
  }
}
rmSync(run.folder, { recursive: true, force: true });
const seconds = (performance.now() - started) / 1000;
console.log(`\n${run.read} inputs in ${Math.round(seconds)} s (${Math.round(run.read / seconds)} a second), seed ${run.seed}, at most ${Math.round(run.peakMb)} MB; broken: ${run.broken.length}`);
console.log([...run.byKind].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`).join(', '));
for (const [what, { count, first: example }] of [...run.caught].sort(([, a], [, b]) => b.count - a.count)) console.log(`thrown and caught ${count} times (first by input ${example}): ${what.slice(0, 300)}`);
process.exitCode = run.broken.length > 0 ? 1 : 0;
