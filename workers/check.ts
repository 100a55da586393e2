import { check as examine } from '../src/actions/check.js';
import { couldNotCheck } from '../src/actions/could-not-check.js';
import { precheck as look } from '../src/actions/precheck.js';
import type { JobPayload, Ports } from '../src/ports/index.js';

export const check = (ports: Ports, { request }: JobPayload) => examine(ports, { id: request });
export const precheck = (ports: Ports, { request, version }: JobPayload) => look(ports, { id: request, version });

/** Nobody could check it: people look. A draft that could not be looked at is simply sent unseen. */
export const giveUp = (ports: Ports, { request }: JobPayload) => couldNotCheck(ports, { id: request });
