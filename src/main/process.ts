import type { Logger } from 'pino';
import { ConfigTrouble, readConfig, type Config } from './config.js';

/** The configuration of this process, or its end with a sentence for each thing that is wrong. */
export function configOrExit(): Config & { readonly databaseUrl: string } {
  try {
    const config = readConfig(process.env);
    if (config.databaseUrl === undefined) throw new ConfigTrouble(['DATABASE_URL is missing: a Postgres of version 14 or later']);
    return { ...config, databaseUrl: config.databaseUrl };
  } catch (error) {
    if (!(error instanceof ConfigTrouble)) throw error;
    process.stderr.write(`Airlock cannot start:\n${error.problems.map((problem) => `  ${problem}\n`).join('')}`);
    process.exit(78);
  }
}

/** How long the work in hand may take to end. */
const patienceMs = 20_000;

/** Ends in good order when asked to, and also when the process that started this one is gone. */
export function endWell(log: Logger, end: () => Promise<void>): void {
  let isEnding = false;
  const ending = (why: string) => {
    if (isEnding) return;
    isEnding = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), patienceMs).unref();
    end().then(() => process.exit(0), (err: unknown) => {
      log.error({ err }, 'did not stop in good order');
      process.exit(1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending(signal));
  if (process.send) process.on('disconnect', () => ending('the parent is gone'));
}
