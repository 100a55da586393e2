import { writeFileSync } from 'node:fs';
import { isRefused } from '../src/requests/refusals.js';
import { createLogger } from '../src/main/logger.js';
import { configOrExit, endWell } from '../src/main/process.js';
import { openWorker, queueNames, type OpenWorker, type TakenJob } from '../src/main/queues.js';
import { openHouse } from '../src/main/wire.js';
import type { Ports } from '../src/ports/index.js';
import { jobPayloads, type JobName, type JobPayload } from '../src/ports/jobs.js';
import { check, giveUp, precheck } from './check.js';
import { release } from './release.js';
import { sweeping } from './sweep.js';

/** The back room: takes jobs, calls one action for each, decides nothing. */
const config = configOrExit();
const log = createLogger('worker', config.logLevel);
const house = openHouse(config, log);
const actions: Readonly<Record<JobName, (ports: Ports, payload: JobPayload) => Promise<object | void>>> = { precheck, check, release };

/** Jobs in hand, and when one last came or went. */
const hands = { full: 0, movedAt: performance.now() };
const moved = (by: 1 | -1): void => void Object.assign(hands, { full: hands.full + by, movedAt: performance.now() });

async function run(job: TakenJob): Promise<void> {
  moved(1);
  try {
    await doJob(job);
  } finally {
    moved(-1);
  }
}

async function doJob(job: TakenJob): Promise<void> {
  const name = job.name as JobName;
  const payload = jobPayloads[name].parse(job.data);
  const started = performance.now();
  const outcome = await actions[name](house.ports, payload);
  log.info({ job: name, ...payload, ms: Math.round(performance.now() - started), ...(outcome && isRefused(outcome) && { refused: outcome.refused }) }, 'job done');
}

function givenUp(job: TakenJob, err: Error): void {
  log.error({ job: job.name, attempts: job.attemptsMade, err }, 'a job was given up');
  if (job.name !== 'check') return;
  giveUp(house.ports, jobPayloads.check.parse(job.data)).catch((fault: unknown) => log.error({ err: fault }, 'could not hand the request to people; the sweep will try again'));
}

const openAll = (): OpenWorker[] => queueNames.map((name) => openWorker(name, {
  place: config, concurrency: 1, lockMs: config.lockMs, run, onGivenUp: givenUp, onError: (err) => log.warn({ err }, 'the queue had trouble'),
}));
let workers = openAll();

/**
 * Work stands still, and none of it has come here for a while: whoever listens to the queue may have lost it with the
 * database and not noticed. Listen anew; where nothing was wrong, nothing is lost.
 */
function onLostWork(count: number): void {
  log.warn({ count }, 'asked again for lost work');
  if (hands.full > 0 || performance.now() - hands.movedAt < config.sweepMs) return;
  log.warn('listening to the queue anew');
  for (const worker of workers) worker.close().catch((err: unknown) => log.warn({ err }, 'an old ear to the queue did not close'));
  workers = openAll();
  moved(1);
  moved(-1);
}
const stopSweeping = sweeping(house.ports, { everyMs: config.sweepMs, evidenceDays: config.evidenceDays }, onLostWork, (err) => log.warn({ err }, 'the sweep failed; it will run again'));
// Where there is nobody to ask over a port, the age of this file says that the worker is alive.
const heartbeat = process.env['HEARTBEAT_FILE'];
if (heartbeat) setInterval(() => writeFileSync(heartbeat, ''), 5_000).unref();
log.info('waiting for jobs');
process.send?.('ready');

endWell(log, async () => {
  await Promise.all([...workers.map((worker) => worker.close()), stopSweeping()]);
  await house.close();
});
