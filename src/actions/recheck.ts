import { isRefused } from '../requests/refusals.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';

/** Staff have the files checked again: a file could not be read, or the rules have changed. What was said of the old findings no longer counts. */
export async function recheck(ports: Ports, target: Target, actor: Actor, input: void): Promise<Outcome> {
  const outcome = await again(ports, target, actor, input);
  if (!isRefused(outcome)) await ports.jobs.enqueue('check', { request: outcome.done.id, version: outcome.done.version });
  return outcome;
}

const again = act<void>('recheck', {
  changes: (request) => ({
    claims: [], finished: request.finished.filter((one) => one.round < request.round), votes: request.votes.filter((vote) => vote.round < request.round),
  }),
  remembers: (request) => ({ round: request.round }),
});
