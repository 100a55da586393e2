import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createPool } from '../../adapters/postgres/pool.js';
import { sessions } from './sessions.js';

const secret = 'a-secret-for-the-tests-of-sessions-only';

test('a database whose socket file is away is a fault to try again, not a reason to sign anybody out', async () => {
  const pool = createPool('postgresql://airlock@localhost/airlock?host=%2Fnowhere%2Fat%2Fall');
  const app = express();
  app.use(sessions({ pool, log: pino({ level: 'silent' }), config: { sessionSecret: secret, secureCookies: false } as Parameters<typeof sessions>[0]['config'] }));
  app.get('/', (req, res) => { req.session.csrf = 'new'; res.send('a page for nobody'); });
  app.use(((_error, _req, res, _next) => void res.status(500).send('try again')) satisfies express.ErrorRequestHandler);
  const server = app.listen(0);
  try {
    const signature = createHmac('sha256', secret).update('somebody').digest('base64').replace(/=+$/, '');
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers: { Cookie: `airlock=${encodeURIComponent(`s:somebody.${signature}`)}` } });
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([500, 'try again', []]);
  } finally {
    server.close();
    await pool.end();
  }
});
