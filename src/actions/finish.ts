import { isRefused } from '../requests/refusals.js';
import type { Actor } from '../requests/lifecycle.js';
import { ballotsOn, settle } from '../requests/settle.js';
import { hasFinished, undecided, type ReleaseRequest } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';

/** A checker has decided every open file: their votes count from now on, and may settle the request. */
export async function finish(ports: Ports, target: Target, actor: Actor, input: void): Promise<Outcome> {
  const outcome = await end(ports, target, actor, input);
  if (!isRefused(outcome) && outcome.done.state === 'releasing') await ports.jobs.enqueue('release', { request: outcome.done.id, version: outcome.done.version });
  return outcome;
}

const end = act<void>('finish', {
  refuses: (request, _input, { actor }) => {
    if (!request.claims.some((claim) => claim.checker === actor.id)) return { refused: 'not-claimed' };
    if (hasFinished(request, actor.id)) return { refused: 'already-finished' };
    const missing = undecided(request).filter((file) => !hasVoted(request, file.id, actor.id));
    return missing.length > 0 ? { refused: 'files-undecided', about: missing.map((file) => file.id) } : undefined;
  },
  changes: (request, _input, { actor, at }) => {
    const finished = [...request.finished, { checker: actor.id, round: request.round, at }];
    const { state, outcomes } = settle({ ...request, finished });
    const files = request.files.map((file) => (outcomes[file.id] ? { ...file, outcome: outcomes[file.id]! } : file));
    return { finished, state, files, ...(state === 'refused' ? { endedAt: at } : {}) };
  },
  remembers: (request) => ({ round: request.round, outcomes: request.files.map((file) => [file.id, file.outcome ?? null]) }),
});

const hasVoted = (request: ReleaseRequest, file: string, checker: string): boolean =>
  ballotsOn({ ...request, finished: [{ checker, round: request.round, at: '' }] }, file).length > 0;
