import type { Pool } from 'pg';
import { faultIn, genesis, type ChainedEvent, type ChainFault } from '../../requests/audit.js';
import { sha256 } from './append-event.js';

interface EventRow extends Omit<ChainedEvent, 'subject'> {
  readonly subject_is: ChainedEvent['subject']['is'];
  readonly subject_id: string;
}

const toEvent = ({ seq, at, actor, name, subject_is: is, subject_id: id, detail, previous, hash }: EventRow): ChainedEvent =>
  ({ seq, at, actor, name, subject: { is, id }, detail, previous, hash });

/** Events in their order, optionally of one subject. */
export async function eventsAfter(pool: Pool, { subject, after = 0, limit }: { readonly subject?: string; readonly after?: number; readonly limit: number }): Promise<ChainedEvent[]> {
  const { rows } = await pool.query<EventRow>('select * from events where seq > $1 and ($2::text is null or subject_id = $2) order by seq limit $3', [after, subject ?? null, limit]);
  return rows.map(toEvent);
}

/** Walks the chain from its first event to its last, a thousand at a time. */
export async function verifyChain(pool: Pool): Promise<{ readonly entries: number; readonly fault?: ChainFault }> {
  let end = { seq: 0, hash: genesis };
  for (;;) {
    const events = await eventsAfter(pool, { after: end.seq, limit: 1000 });
    const fault = faultIn(events, sha256, end);
    if (fault) return { entries: end.seq, fault };
    const last = events.at(-1);
    if (!last) return { entries: end.seq };
    end = last;
  }
}
