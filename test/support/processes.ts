import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve('.');

/** The programs as they are installed: built once for all who ask. */
export async function built(): Promise<void> {
  const { ensureBuilt } = (await import(pathToFileURL(join(root, 'bin', 'build.mjs')).href)) as { ensureBuilt(): Promise<void> };
  await ensureBuilt();
}

export interface Running {
  readonly child: ChildProcess;
  /** What it said on standard error. */
  said(): string;
  /** At once, without a word. */
  kill(): Promise<void>;
  /** As an operator asks. Answers the exit code. */
  stop(): Promise<number | null>;
}

/** A program of dist/ in an environment of exactly these variables; ready when it says so. */
export async function run(program: string, environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = fork(join(root, 'dist', `${program}.js`), [], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr!.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-20_000); });
  const running: Running = {
    child, said: () => said,
    kill: async () => { await ended(child, 'SIGKILL'); },
    stop: async () => { await ended(child, 'SIGTERM'); return child.exitCode; },
  };
  const ready = new Promise<void>((done, failed) => {
    child.on('message', (message) => { if (message === 'ready') done(); });
    child.once('exit', (code) => failed(new Error(`${program} ended with ${code}: ${said}`)));
  });
  await ready;
  return running;
}

/** A program that does its work and ends. */
export async function runOnce(program: string, environment: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [join(root, 'dist', `${program}.js`)], { env: { PATH: process.env['PATH'] ?? '', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
  await once(child, 'exit');
  return { code: child.exitCode, said };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
