import { allFindings } from '../requests/findings.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { isOutdated, reportOf, type ReadReport } from './report-of.js';

/** A checker opens a finding. Each blocking one must have been opened before they approve its file. */
export const open = async (ports: Ports, target: Target, actor: Actor, { finding }: { readonly finding: string }): Promise<Outcome> =>
  opened(ports, target, actor, { finding, read: await reportOf(ports, target.id) });

interface Opening {
  readonly finding: string;
  readonly read: ReadReport | undefined;
}

const opened = act<Opening>('open', {
  refuses: (request, { finding, read }, { actor }) => {
    if (!request.claims.some((one) => one.checker === actor.id)) return { refused: 'not-claimed' };
    if (isOutdated(request, read)) return { refused: 'stale' };
    return allFindings(read!.report).some((one) => one.id === finding) ? undefined : { refused: 'no-such-finding', about: [finding] };
  },
  repeats: (request, { finding }, { actor }) => request.opened.some((one) => one.checker === actor.id && one.finding === finding),
  changes: (request, { finding }, { actor }) => ({ opened: [...request.opened, { checker: actor.id, finding }] }),
  remembers: (request, { finding }) => ({ round: request.round, finding }),
});
