import type { AuditEvent } from '../requests/audit.js';
import type { Ports } from '../ports/index.js';

/** Remembers what changes nothing: a sign-in, a page seen, a download. */
export const record = (ports: Ports, event: Omit<AuditEvent, 'at' | 'detail'> & Partial<Pick<AuditEvent, 'detail'>>): Promise<void> =>
  ports.store.record({ detail: {}, ...event, at: ports.now() });
