import pg from 'pg';

/** Times come as ISO 8601 in UTC and bigints as numbers: what the rest of the program holds. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [pg.types.builtins.INT8, Number],
]);

/** Connections to the database. A lost idle connection is replaced; `onLost` hears of it. */
export function createPool(url: string, { max = 10, onLost = () => undefined }: { readonly max?: number; readonly onLost?: (error: Error) => void } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url, max, application_name: 'airlock', connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text') },
  });
  pool.on('error', onLost);
  // A connection that is lost while in use fails its query; without a listener it would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs `work` in one transaction on one connection. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => { broken = lost; });
    throw error;
  } finally {
    client.release(broken);
  }
}
