import type { Ports } from '../ports/index.js';

/** Asks again for work that seems to have been lost. Returns how many requests were found. */
export async function sweep(ports: Ports, before: string): Promise<number> {
  const stuck = await ports.reads.stuck(['checking', 'releasing'], before);
  for (const { id, state, version } of stuck) await ports.jobs.enqueue(state === 'checking' ? 'check' : 'release', { request: id, version });
  return stuck.length;
}
