import { isRefused, type Refused } from '../requests/refusals.js';
import { lifecycle, refusalOf, type Action, type Actor, type State } from '../requests/lifecycle.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { Change, Ports } from '../ports/index.js';

/** What a verb knows besides the request: who asks, when, and what the ports give it. */
export interface Moment {
  readonly actor: Actor;
  readonly at: string;
  readonly ports: Ports;
}

/** What a verb adds to the lifecycle: its own conditions, the change it makes, what the audit should remember. */
export interface Verb<Input> {
  readonly refuses?: (request: ReleaseRequest, input: Input, moment: Moment) => Refused | undefined;
  /** Whether this was done before: asking again answers well, changes nothing and leaves no second event. */
  readonly repeats?: (request: ReleaseRequest, input: Input, moment: Moment) => boolean;
  /** The state must be one the lifecycle names for this action; left out, it stays (or takes the only one named). */
  readonly changes?: (request: ReleaseRequest, input: Input, moment: Moment) => Partial<ReleaseRequest>;
  /** Ids, digests, counts and codes: never a value, a label or a file name. */
  readonly remembers?: (request: ReleaseRequest, input: Input) => Readonly<Record<string, unknown>>;
  readonly keeps?: (request: ReleaseRequest, input: Input) => Pick<Change, 'report' | 'ledger'>;
}

export type Outcome = { readonly done: ReleaseRequest } | Refused;

/** Which request, in which version the asker saw it (undefined: whichever it is now). */
export interface Target {
  readonly id: string;
  readonly version?: number;
}

/**
 * The only way a request changes. Locks it, asks the lifecycle, asks the verb, then saves the new request and its
 * one audit event together; a refusal saves nothing.
 */
export const act =
  <Input>(action: Action, verb: Verb<Input> = {}) =>
  async (ports: Ports, target: Target, actor: Actor, input: Input): Promise<Outcome> => {
    let outcome: Outcome = { refused: 'not-found' };
    await ports.store.change(target.id, (request) => {
      outcome = decide(action, verb, request, { target, input, moment: { actor, at: ports.now(), ports } });
      if (isRefused(outcome) || outcome.done === request) return undefined;
      const event = {
        at: ports.now(), actor: actor.id, name: action, subject: { is: 'request', id: request.id } as const,
        detail: { from: request.state, to: outcome.done.state, version: outcome.done.version, ...verb.remembers?.(outcome.done, input) },
      };
      return { request: outcome.done, event, ...verb.keeps?.(outcome.done, input) };
    });
    return outcome;
  };

interface Asked<Input> {
  readonly target: Target;
  readonly input: Input;
  readonly moment: Moment;
}

function decide<Input>(action: Action, verb: Verb<Input>, request: ReleaseRequest, { target, input, moment }: Asked<Input>): Outcome {
  const refusal = refusalOf(request, action, moment.actor);
  if (refusal) return { refused: refusal };
  if (target.version !== undefined && target.version !== request.version) return { refused: 'stale' };
  const refused = verb.refuses?.(request, input, moment);
  if (refused) return refused;
  if (verb.repeats?.(request, input, moment)) return { done: request };
  const to: readonly State[] = lifecycle[action].to;
  const changed = { state: to.length === 1 ? to[0]! : request.state, ...verb.changes?.(request, input, moment) };
  if (to.length === 0 ? changed.state !== request.state : !to.includes(changed.state)) {
    throw new Error(`the verb ${action} may not lead from ${request.state} to ${changed.state}`);
  }
  return { done: { ...request, ...changed, version: request.version + 1 } };
}
