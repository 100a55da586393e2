export { queueNames } from '../adapters/queue/queues.js';
export { openWorker, type OpenWorker, type TakenJob } from '../adapters/queue/place.js';
