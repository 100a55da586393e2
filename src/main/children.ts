import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Logger } from 'pino';

/** A child that dies this soon after its start is not started again for ever. */
const soonMs = 2_000;
const mostSoonDeaths = 5;

/** The processes of this installation. One that dies is started again; all end with this one. */
export class Children {
  readonly #log: Logger;
  readonly #running = new Set<ChildProcess>();
  #isEnding = false;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Starts a process and keeps it running. Comes true when it is first ready, and fails when it never gets there. */
  keep(is: string, script: string, environment: NodeJS.ProcessEnv): Promise<void> {
    return new Promise((resolve, reject) => {
      let soonDeaths = 0;
      const begin = (): void => {
        const began = performance.now();
        // Their input and output are ours; the channel tells them when we are gone.
        const child = fork(script, [], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
        this.#running.add(child);
        child.on('message', (message) => {
          if (message === 'ready') resolve();
        });
        child.on('exit', (code) => {
          this.#running.delete(child);
          if (this.#isEnding) return;
          soonDeaths = performance.now() - began < soonMs ? soonDeaths + 1 : 0;
          if (code === 78 || soonDeaths >= mostSoonDeaths) return reject(new Error(`the ${is} does not stay up`));
          this.#log.warn({ child: is, code }, 'a process ended and is started again');
          setTimeout(begin, 200 * soonDeaths);
        });
      };
      begin();
    });
  }

  /** Asks all to end, and waits for them. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all([...this.#running].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }));
  }
}
