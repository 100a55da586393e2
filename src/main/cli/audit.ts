import { createPool } from '../../adapters/postgres/pool.js';
import { createReads } from '../../adapters/postgres/reads.js';
import { exit, RemoteError, UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, parse } from './options.js';

const faultWords = { gap: 'an entry is missing before it', 'broken-link': 'it does not follow from the entry before it', altered: 'it was changed after it was written' } as const;

/** `airlock audit verify`: walk the whole audit chain of a database and say whether it holds. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals: [verb = ''] } = parse(args, {});
  oneOf('audit', verb, ['verify']);
  const url = io.env['DATABASE_URL'];
  if (!url) throw new UsageError('say which database: set DATABASE_URL.');
  const pool = createPool(url, { max: 1 });
  try {
    const { entries, fault } = await createReads(pool).verifyAudit();
    io.out(fault ? `! the chain breaks at entry ${fault.seq}: ${faultWords[fault.fault]}.\n` : `✓ all ${entries} entries match.\n`);
    return fault ? exit.findings : exit.ok;
  } catch {
    throw new RemoteError('the database cannot be reached, or it is not an Airlock database.', exit.unreachable);
  } finally {
    await pool.end();
  }
}
