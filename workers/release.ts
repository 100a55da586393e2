import { release as moveOut } from '../src/actions/release.js';
import type { JobPayload, Ports } from '../src/ports/index.js';

export const release = (ports: Ports, { request }: JobPayload) => moveOut(ports, { id: request });
