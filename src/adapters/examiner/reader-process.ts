import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Answer, Ask, Death } from './protocol.js';

export interface Allowance {
  /** Heap of the process, MiB, and the resident memory at which it is stopped. */
  readonly heapMb: number;
  readonly residentMb: number;
  /** Longest silence-free time one question may take. */
  readonly timeoutMs: number;
}

type WithoutSeq<T> = T extends { seq: number } ? Omit<T, 'seq'> : never;
export type Question = WithoutSeq<Ask>;
type Final = Exclude<Answer, { stage: unknown }>;

/** The process died or was stopped before it answered. */
export class ReaderDied extends Error {
  readonly death: Death;
  constructor(death: Death) {
    super(`a reader process stopped: ${death}`);
    this.death = death;
  }
}

const watchMs = 200;

/** One process that reads hostile bytes. It may die alone; the next question then gets a new one. */
export class ReaderProcess {
  #child: ChildProcess | undefined;
  #seq = 0;
  #turn: Promise<void> = Promise.resolve();
  readonly #entry: string;
  readonly #allowance: Allowance;

  constructor(entry: string, allowance: Allowance) {
    this.#entry = entry;
    this.#allowance = allowance;
  }

  /** Asks one question and waits for its last answer. Questions wait their turn, and their time runs only once it comes. */
  ask(question: Question, onStage?: (stage: 'reading' | 'rules') => void): Promise<Final> {
    const answer = this.#turn.then(() => this.#askNow(question, onStage));
    this.#turn = answer.then(() => undefined, () => undefined);
    return answer;
  }

  #askNow(question: Question, onStage?: (stage: 'reading' | 'rules') => void): Promise<Final> {
    const child = this.#child?.connected ? this.#child : (this.#child = this.#start());
    const seq = (this.#seq += 1);
    return new Promise<Final>((resolve, reject) => {
      let stopped: Death | undefined;
      const stop = (death: Death) => {
        stopped ??= death;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(() => stop('time'), this.#allowance.timeoutMs);
      const watch = setInterval(() => {
        if (residentMb(child.pid) > this.#allowance.residentMb) stop('memory');
      }, watchMs);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage);
        child.off('exit', onExit);
        child.off('error', onExit);
        act();
      };
      const onMessage = (message: unknown) => {
        const answer = message as Answer;
        if (answer.seq !== seq) return;
        if ('stage' in answer) onStage?.(answer.stage);
        else settle(() => resolve(answer));
      };
      const onExit = () => {
        if (this.#child === child) this.#child = undefined;
        // V8 aborts a process that outgrows its heap; nothing else here ends with that signal.
        settle(() => reject(new ReaderDied(stopped ?? (child.signalCode === 'SIGABRT' ? 'memory' : 'crash'))));
      };
      child.on('message', onMessage);
      child.once('exit', onExit);
      child.once('error', onExit);
      child.send({ ...question, seq }, (error) => {
        if (!error) return;
        // The channel is gone: no exit will be told any more.
        stop('crash');
        onExit();
      });
    });
  }

  /** Starts the process before the first question, so that it loads while the question is being put together. */
  warm(): void {
    this.#child ??= this.#start();
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #start(): ChildProcess {
    const child = fork(this.#entry, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${this.#allowance.heapMb}`, '--no-warnings'],
      // No secret of ours is in the environment of a process that reads hostile bytes.
      env: { PATH: process.env['PATH'] ?? '' },
    });
    // One that dies between two questions is not asked again.
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    child.unref();
    child.channel?.unref();
    return child;
  }
}

/** Resident memory in MiB; 0 where the system does not say (then only heap and time are limited). */
function residentMb(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}
