import { isRefused } from '../../../requests/refusals.js';
import type { Outcome, Target } from '../../../actions/act.js';
import { deskFor, missingWords, type Desk } from '../../desk.js';
import { param } from '../../form.js';
import { Stop, stopFor } from '../../middleware/errors.js';
import type { Asked } from '../endpoint.js';
import { requestView } from './request-view.js';

type Any = Asked<unknown, unknown>;

/** The request of the address, on the desk of whoever asks. Somebody else's request does not exist. */
export const deskOf = async ({ deps, req, asker }: Any): Promise<Desk> =>
  deskFor(deps, await deps.ports.reads.requestByRef(param(req, 'ref').toUpperCase()), asker.account);

const noVersion = new Stop(428, { title: 'Say which version you saw', says: 'Send the ETag of the request as If-Match, so that nothing is decided about something you have not seen. Nothing has changed.' }, 'if-match-missing');
const oddVersion = new Stop(400, { title: 'If-Match is not a version', says: 'Send the ETag of the request as it was given. Nothing has changed.' }, 'bad-request');

/** Which version of the request the asker saw, by If-Match; required where a decision is made. */
export function targetOf({ req }: Any, { request }: Desk, isRequired = false): Target {
  const given = req.get('If-Match');
  if (given === undefined || given === '*') {
    if (isRequired) throw noVersion;
    return { id: request.id };
  }
  const version = /^(?:W\/)?"(\d+)"$/.exec(given.trim())?.[1];
  if (version === undefined) throw oddVersion;
  return { id: request.id, version: Number(version) };
}

/** The request as the verb left it, with its ETag; a refusal as a problem document. */
export function answerOf({ deps, res }: Any, desk: Desk, outcome: Outcome): object {
  if (isRefused(outcome)) {
    const stop = stopFor(outcome, missingWords(outcome, desk.request));
    throw outcome.refused === 'stale' ? new Stop(412, stop.words, stop.code) : stop;
  }
  res.set('ETag', `"${outcome.done.version}"`);
  return requestView(deps, { ...desk, request: outcome.done });
}
