import { migrate } from '../adapters/postgres/migrate.js';
import { createPeople } from '../adapters/postgres/people.js';
import { createPool } from '../adapters/postgres/pool.js';
import { prepareQueue } from '../adapters/queue/place.js';
import { configOrExit } from './process.js';
import { secretIn } from './config.js';

/** Brings the schema up to date, and opens the first manager's account where there is nobody yet: once, before the rest starts. */
const config = configOrExit();
const pool = createPool(config.databaseUrl, { max: 2 });
await migrate(pool);
await prepareQueue(pool);
const email = process.env['FIRST_MANAGER_EMAIL'];
const people = createPeople(pool);
if (email && (await people.accounts()).length === 0) {
  const problems: string[] = [];
  const password = secretIn(process.env, 'FIRST_MANAGER_PASSWORD', problems);
  if (password === undefined || password.length < 12) {
    process.stderr.write('Airlock cannot start:\n  FIRST_MANAGER_PASSWORD is missing, or shorter than 12 characters\n');
    process.exit(78);
  }
  await people.create({ name: 'Service manager', email, password, isManager: true }, ({ id }) => (
    { at: new Date().toISOString(), actor: 'system', name: 'accountCreate', subject: { is: 'account', id }, detail: { manager: true } }));
}
await pool.end();
process.stdout.write('the schema is up to date\n');
