import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../adapters/postgres/embedded.js';
import { migrate } from '../adapters/postgres/migrate.js';
import { createPool } from '../adapters/postgres/pool.js';
import { prepareQueue } from '../adapters/queue/place.js';
import { ConfigTrouble, readConfig, type Config } from './config.js';
import { demoPeople } from './demo/people.js';
import { seedPeople, seedRequests } from './demo/seed.js';
import { Children } from './children.js';
import { createLogger } from './logger.js';
import { root } from './root.js';
import { demoSecrets } from './secrets.js';
import { openHouse } from './wire.js';

/** `npm start`: a database where there is none, the schema, the front room and the back room, and in demo mode people and requests. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function start(): Promise<void> {
  const began = performance.now();
  const environment = withDemoSecrets(process.env);
  const config = readConfig(environment);
  const log = createLogger('start', config.logLevel);
  for (const folder of [config.folder, config.uploadFolder]) mkdirSync(folder, { recursive: true });
  const children = new Children(log);
  const database = config.databaseUrl === undefined ? await startEmbedded({ folder: config.folder }) : undefined;
  const databaseUrl = config.databaseUrl ?? database!.url;
  const end = endingWith(children, database?.stop);
  if (database) {
    void database.ended.then(() => end('the database has ended', 1));
  }
  await prepare(databaseUrl);
  const forChildren = { ...environment, DATABASE_URL: databaseUrl, AIRLOCK_MODE: config.mode, PUBLIC_URL: config.publicUrl };
  const house = config.mode === 'demo' ? openHouse({ ...config, databaseUrl }, log) : undefined;
  const web = children.keep('server', join(root, 'dist', 'server.js'), forChildren);
  if (house) await seedPeople(house.ports);
  const workers = Array.from({ length: config.workers }, () => children.keep('worker', join(root, 'dist', 'worker.js'), forChildren));
  await web;
  say(greeting(config, performance.now() - began));
  await Promise.all(workers);
  if (house) {
    const made = await seedRequests(house.ports);
    if (made > 0) say(`${made} example requests are there, one in every interesting state.`);
    await house.close();
  }
}

/** In demo mode the secrets that are not given are made and kept; in any other they are asked for. */
function withDemoSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isDemo = (environment['AIRLOCK_MODE'] || (environment['NODE_ENV'] === 'production' ? 'production' : 'demo')) === 'demo';
  if (!isDemo) return environment;
  return { ...demoSecrets(environment['DATA_FOLDER'] || '.airlock'), ...environment };
}

async function prepare(databaseUrl: string): Promise<void> {
  const pool = createPool(databaseUrl, { max: 2 });
  try {
    await migrate(pool);
    await prepareQueue(pool);
  } finally {
    await pool.end();
  }
}

let isEnding = false;

/** Ends everything in its order: first those who use the database, then the database. */
function endingWith(children: Children, stopDatabase: (() => Promise<void>) | undefined): (why: string, code: number) => void {
  const end = (why: string, code: number): void => {
    if (isEnding) return;
    isEnding = true;
    if (code !== 0) process.stderr.write(`Airlock stops: ${why}.\n`);
    void children.end().then(() => stopDatabase?.()).finally(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal, 0));
  return end;
}

function greeting(config: Config, ms: number): string {
  const lines = ['', `Airlock is ready at ${config.publicUrl}  (${(ms / 1000).toFixed(1)} s)`];
  if (config.mode === 'demo') {
    lines.push('', 'This is a demo: invented people, invented numbers, for this machine only. Sign in as', '');
    lines.push(...demoPeople.map(({ email, password, is }) => `  ${email.padEnd(20)} ${password.padEnd(20)} ${is}`));
  }
  return [...lines, '', 'Ctrl-C stops everything.', ''].join('\n');
}

start().catch((error: unknown) => {
  if (isEnding) return;
  const problems = error instanceof ConfigTrouble ? error.problems : [error instanceof Error ? error.message : String(error)];
  process.stderr.write(`Airlock cannot start:\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exit(error instanceof ConfigTrouble ? 78 : 1);
});
