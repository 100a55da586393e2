import { z } from 'zod';

/** The names and payloads of jobs: ids and versions only, since queues keep them in the clear. */
const about = z.strictObject({ request: z.uuid(), version: z.number().int().nonnegative() });
export const jobPayloads = { precheck: about, check: about, release: about } as const;
export type JobName = keyof typeof jobPayloads;
export type JobPayload = z.output<typeof about>;

/** Asks for work. The request's state is the outbox: losing a job loses nothing, since the sweep asks again. */
export interface Jobs {
  enqueue(name: JobName, payload: JobPayload): Promise<void>;
  close(): Promise<void>;
}
