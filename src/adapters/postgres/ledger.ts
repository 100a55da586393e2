import type { Pool } from 'pg';
import type { LedgerReads, LedgerTable } from '../../ports/index.js';

/** What was released before, oldest first. */
export const createLedger = (pool: Pool): LedgerReads => ({
  async earlier({ project, sources = [] }) {
    const { rows } = await pool.query<{ body: LedgerTable }>('select body from ledger where project = $1 or sources && $2 order by id', [project, sources]);
    return rows.map((row) => row.body);
  },
});
