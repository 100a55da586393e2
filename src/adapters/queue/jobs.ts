import { setTimeout as sleep } from 'node:timers/promises';
import { jobPayloads, type Jobs } from '../../ports/jobs.js';
import { openQueue, type OpenQueue, type QueuePlace } from './place.js';
import { optionsOf, queueOf } from './queues.js';

/** How long somebody who sends a request waits for the queue. */
const patienceMs = 3_000;

/**
 * Asks for work. It never fails those who ask: what they did is saved, the request's state says what is to be done,
 * and the sweep asks again. `onTrouble` hears when that will be needed.
 */
export function createJobs(place: QueuePlace, onTrouble: (error: Error) => void): Jobs {
  const queues = new Map<string, OpenQueue>();
  const queueFor = (name: string): OpenQueue => {
    const queue = queues.get(name) ?? openQueue(name, place, onTrouble);
    queues.set(name, queue);
    return queue;
  };
  return {
    async enqueue(name, payload) {
      const { request, version } = jobPayloads[name].parse(payload);
      const adding = queueFor(queueOf[name]).add(name, { request, version }, { ...optionsOf(name), jobId: `${name}-${request}-${version}` });
      const late = sleep(patienceMs, new Error('the queue does not answer'), { ref: false });
      const trouble = await Promise.race([adding.then(() => undefined, (error: unknown) => (error instanceof Error ? error : new Error('the queue refused'))), late]);
      if (trouble) onTrouble(trouble);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
