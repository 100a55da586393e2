import type { JobsOptions } from 'bullmq';
import type { JobName } from '../../ports/jobs.js';

/** One queue for reading and ruling, which takes long; one for moving out, which must not wait behind it. */
export const queueOf = { precheck: 'airlock-check', check: 'airlock-check', release: 'airlock-release' } as const satisfies Record<JobName, string>;
export const queueNames = [...new Set(Object.values(queueOf))];

/**
 * How often a job is tried, and how long it waits in between. Ended jobs are forgotten, so that the same work can be
 * asked for again: the request's state is what counts. What was sent goes before what is still a draft.
 */
export const optionsOf = (name: JobName): JobsOptions => ({
  attempts: 3, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true, removeOnFail: true, ...(name === 'precheck' && { priority: 10 }),
});
