import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Account, AccountChange, People } from '../../ports/index.js';
import { appendEvent } from './append-event.js';
import { hashPassword, isPassword } from './passwords.js';
import { inTransaction } from './pool.js';
import { isUuid, sayable } from './reads.js';

const columns = 'id, name, email, is_manager as "isManager", password is not null as "hasPassword", closed_at as "closedAt"';
interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isManager: boolean;
  readonly hasPassword: boolean;
  readonly closedAt: string | null;
}
const toAccount = ({ id, name, email, isManager, hasPassword, closedAt }: AccountRow): Account => ({ id, name, email, isManager, hasPassword, ...(closedAt !== null && { closedAt }) });

/** Accounts in Postgres. `passwordCost` is lowered by tests only. */
export function createPeople(pool: Pool, passwordCost?: Parameters<typeof hashPassword>[1]): People {
  // Compared with when there is no such account, so that both answers take alike long.
  const nobody = hashPassword(randomUUID(), passwordCost);
  return {
    async account(id) {
      const { rows } = await pool.query<AccountRow>(`select ${columns} from accounts where id = $1`, [isUuid(id) ? id : null]);
      return rows[0] && toAccount(rows[0]);
    },
    async accounts() {
      return (await pool.query<AccountRow>(`select ${columns} from accounts order by name, id`)).rows.map(toAccount);
    },
    async create({ name, email, password, isManager }, eventFor) {
      const hash = password === undefined ? null : await hashPassword(password, passwordCost);
      return inTransaction(pool, async (client) => {
        const { rows } = await client.query<AccountRow>(
          `insert into accounts (id, name, email, password, is_manager) values ($1, $2, $3, $4, $5) on conflict do nothing returning ${columns}`,
          [randomUUID(), sayable(name).trim(), sayable(email).trim(), hash, isManager],
        );
        if (!rows[0]) return undefined;
        const account = toAccount(rows[0]);
        await appendEvent(client, eventFor(account));
        return account;
      });
    },
    async change(id, change, event) {
      const hash = change.is === 'password' ? await hashPassword(change.password, passwordCost) : undefined;
      return inTransaction(pool, async (client) => {
        const { rows } = await client.query<AccountRow>(`select ${columns} from accounts where id = $1 for update`, [isUuid(id) ? id : null]);
        if (!rows[0] || !(await apply(client, rows[0].id, change, hash))) return undefined;
        await appendEvent(client, event);
        return toAccount((await client.query<AccountRow>(`select ${columns} from accounts where id = $1`, [id])).rows[0]!);
      });
    },
    async byPassword(email, password) {
      const { rows } = await pool.query<AccountRow & { password: string | null }>(`select ${columns}, password from accounts where lower(email) = lower($1)`, [sayable(email).trim()]);
      const row = rows[0];
      const isRight = await isPassword(password, row?.password ?? (await nobody));
      return isRight && row?.password && row.closedAt === null ? toAccount(row) : undefined;
    },
    async byIdentity(issuer, subject) {
      const { rows } = await pool.query<AccountRow>(
        `select ${columns} from accounts join identities on account = id where issuer = $1 and subject = $2 and closed_at is null`, [issuer, subject]);
      return rows[0] && toAccount(rows[0]);
    },
  };
}

/** Whether there was something to change. */
async function apply(client: PoolClient, id: string, change: AccountChange, hash: string | undefined): Promise<boolean> {
  const did = async (statement: string, values: readonly unknown[]): Promise<boolean> => ((await client.query(statement, [...values])).rowCount ?? 0) > 0;
  switch (change.is) {
    case 'closed': return did('update accounts set closed_at = $2 where id = $1 and closed_at is null', [id, change.at]);
    case 'reopened': return did('update accounts set closed_at = null where id = $1 and closed_at is not null', [id]);
    case 'manager': return did('update accounts set is_manager = $2 where id = $1 and is_manager <> $2', [id, change.isManager]);
    case 'password':
      await client.query("delete from session where sess->>'person' = $1", [id]);
      return did('update accounts set password = $2 where id = $1', [id, hash]);
    case 'identity':
      return did(`insert into identities (issuer, subject, account) select $2, $3, $1 where not exists (select 1 from identities where account = $1 and issuer = $2) on conflict do nothing`, [id, change.issuer, change.subject]);
  }
}
