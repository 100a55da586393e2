import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Fault } from '../fault.js';
import { packageRoot } from '../package-root.js';
import { inTransaction } from './pool.js';

const folder = join(packageRoot, 'src', 'adapters', 'postgres', 'migrations');
/** Spells "airlock" on a telephone: whoever holds it is changing the schema. */
const lock = 2_475_625;

/** Brings the schema up to date: numbered files, each once, in order, all or none. Returns how many ran. */
export const migrate = (pool: Pool): Promise<number> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const version = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(version.rows[0]?.version) < 140_000) throw new Fault('this Postgres is too old: Airlock needs version 14 or later');
    await client.query('create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())');
    const ran = new Set((await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name));
    const files = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
    if (files.length === 0) throw new Fault(`no migrations in ${folder}`);
    const missing = files.filter((name) => !ran.has(name));
    for (const name of missing) {
      await client.query(readFileSync(join(folder, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    return missing.length;
  });
