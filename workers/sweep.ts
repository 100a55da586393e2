import { forgetEvidence } from '../src/actions/forget-evidence.js';
import { sweep } from '../src/actions/sweep.js';
import type { Ports } from '../src/ports/index.js';

const day = 24 * 60 * 60 * 1000;

export interface Sweeping {
  readonly everyMs: number;
  /** Days after its end for which a request's evidence is kept. */
  readonly evidenceDays: number;
}

/** Asks again for lost work, and deletes evidence that is due: once at the start for everything, then for what has stood still for a while. The answer ends it. */
export function sweeping(ports: Ports, { everyMs, evidenceDays }: Sweeping, onFound: (count: number) => void, onTrouble: (error: unknown) => void): () => Promise<void> {
  const ago = (ms: number): string => new Date(Date.parse(ports.now()) - ms).toISOString();
  let running = Promise.resolve();
  const once = (beforeMs: number): void => {
    running = running.then(() => sweep(ports, ago(beforeMs))).then((count) => void (count > 0 && onFound(count)))
      .then(() => forgetEvidence(ports, ago(evidenceDays * day))).then(() => undefined, onTrouble);
  };
  once(0);
  const timer = setInterval(() => once(everyMs), everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
