import { isRefused } from '../requests/refusals.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';

/** The researcher asks for what was approved already, and leaves the rest for later. */
export async function releaseApproved(ports: Ports, target: Target, actor: Actor, input: void): Promise<Outcome> {
  const outcome = await ask(ports, target, actor, input);
  if (!isRefused(outcome)) await ports.jobs.enqueue('release', { request: outcome.done.id, version: outcome.done.version });
  return outcome;
}

const ask = act<void>('releaseApproved', {
  refuses: (request) => (request.files.some((file) => file.outcome === 'approved') ? undefined : { refused: 'nothing-approved' }),
  remembers: (request) => ({ round: request.round, files: request.files.filter((file) => file.outcome === 'approved').map((file) => file.id) }),
});
