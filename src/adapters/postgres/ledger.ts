import type { Pool } from 'pg';
import type { LedgerReads, LedgerTable } from '../../ports/index.js';
import { likenessTo } from '../../sdc/likeness.js';

const within = 'project = $1 or sources && $2';

/** What was released before, oldest first. */
export const createLedger = (pool: Pool): LedgerReads => ({
  async earlier({ project, sources = [] }) {
    const { rows } = await pool.query<{ body: LedgerTable }>(`select body from ledger where ${within} order by id`, [project, sources]);
    return rows.map((row) => row.body);
  },

  async comparable({ project, sources = [] }, tables, most) {
    const { rows } = await pool.query<{ id: string; about: Buffer | null; near: Buffer | null }>(`select id, about, near from ledger where ${within} order by id`, [project, sources]);
    const likeness = likenessTo(tables);
    const alike = rows.map(({ id, about, near }) => ({ id, likeness: about && near ? likeness({ about: numbersIn(about), near: numbersIn(near) }) : Infinity })).filter((row) => row.likeness > 0);
    // Of tables as alike as each other, the latest.
    const chosen = alike.reverse().sort((a, b) => (a.likeness === b.likeness ? 0 : b.likeness - a.likeness)).slice(0, most);
    const found = await pool.query<{ body: LedgerTable }>('select body from ledger where id = any($1) order by id', [chosen.map(({ id }) => id)]);
    return { rows: found.rows.map((row) => row.body), leftOut: alike.length - chosen.length };
  },
});

/** The bytes of 32-bit numbers, as this machine and the one that wrote them order them: least byte first. */
const numbersIn = (bytes: Buffer): Int32Array => new Int32Array(new Uint8Array(bytes).buffer);
export const bytesOf = (numbers: Int32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
