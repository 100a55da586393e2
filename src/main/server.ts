import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../web/app.js';
import { requestLimits } from '../requests/limits.js';
import { rules } from '../../rules/index.js';
import { demoPeople } from './demo/people.js';
import { createLogger } from './logger.js';
import { configOrExit, endWell } from './process.js';
import { root } from './root.js';
import { version } from './version.js';
import { openHouse } from './wire.js';

/** The front room: pages and the API. */
const config = configOrExit();
const log = createLogger('web', config.logLevel);
const house = openHouse(config, log);
const app = createApp({
  ports: house.ports, pool: house.pool, log,
  config: {
    ...config, version, secureCookies: config.publicUrl.startsWith('https://'), limits: { files: requestLimits.files, fileBytes: requestLimits.bytes },
    demoPeople: config.mode === 'demo' ? demoPeople : [], ...(config.oidc ? { oidc: config.oidc } : { oidc: undefined }),
  },
  rules: new Map(rules.map((rule) => [rule.id, { summary: rule.summary, remedy: rule.remedy, readme: readFileSync(join(root, 'rules', rule.id, 'README.md'), 'utf8') }])),
});
const server = app.listen(config.port, config.host, (error?: Error) => {
  if (error) {
    process.stderr.write(`Airlock cannot listen on ${config.host}:${config.port}: ${error.message}\n`);
    process.exit(1);
  }
  log.info({ port: config.port }, 'listening');
  process.send?.('ready');
});
// Slow clients may not hold a connection open by sending a header at a time.
server.headersTimeout = 30_000;
server.requestTimeout = 10 * 60_000;

endWell(log, async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2_000).unref();
  await closed;
  await house.close();
});
