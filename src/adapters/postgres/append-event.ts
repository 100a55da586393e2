import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { chainText, genesis, type AuditEvent } from '../../requests/audit.js';

/** Whoever holds it is writing the end of the chain. Spells "audit". */
const chainLock = 28_348;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Adds one event to the chain in the transaction of the change it tells of. Last in it: others wait from here to the commit. */
export async function appendEvent(client: PoolClient, event: AuditEvent): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [chainLock]);
  const { rows } = await client.query<{ seq: number; hash: string }>('select seq, hash from events order by seq desc limit 1');
  const seq = (rows[0]?.seq ?? 0) + 1;
  const previous = rows[0]?.hash ?? genesis;
  const kept: AuditEvent = { ...event, detail: JSON.parse(JSON.stringify(event.detail)) as AuditEvent['detail'] };
  await client.query('insert into events values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    seq, event.at, event.actor, event.name, event.subject.is, event.subject.id, JSON.stringify(kept.detail), previous, sha256(chainText(kept, seq, previous)),
  ]);
}
