import { sweep } from '../src/actions/sweep.js';
import type { Ports } from '../src/ports/index.js';

/** Asks again for lost work: once at the start for everything, then for what has stood still for a while. The answer ends it. */
export function sweeping(ports: Ports, everyMs: number, onFound: (count: number) => void, onTrouble: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const once = (beforeMs: number): void => {
    running = running.then(() => sweep(ports, new Date(Date.parse(ports.now()) - beforeMs).toISOString())).then((count) => void (count > 0 && onFound(count)), onTrouble);
  };
  once(0);
  const timer = setInterval(() => once(everyMs), everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
