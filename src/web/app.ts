import express, { Router, type Express } from 'express';
import { api } from './api/index.js';
import { assets } from './assets.js';
import type { Deps } from './deps.js';
import { views } from './layout/views.js';
import { csrf } from './middleware/csrf.js';
import { errors, missing } from './middleware/errors.js';
import { logPages } from './middleware/log.js';
import { person } from './middleware/person.js';
import { security } from './middleware/security.js';
import { savedBeforeRedirect, sessions } from './middleware/sessions.js';
import { publicPages, staffPages } from './pages/index.js';

/** The whole way of an HTTP request, in order. */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.config.trustedProxies);
  app.set('query parser', 'simple');
  views(app);
  app.use(security(deps.config.secureCookies));
  app.use(assets());
  app.use(logPages(deps.log));
  app.get('/healthz', (_req, res) => void res.json({ status: 'ok' }));
  app.use('/api/v1', api(deps));
  const pages = Router();
  pages.use(express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 2000 }));
  pages.use(sessions(deps), savedBeforeRedirect, person(deps), csrf);
  pages.use(publicPages(deps), staffPages(deps));
  app.use(pages);
  app.use(missing);
  app.use(errors(deps.log));
  return app;
}

export type { Deps, WebConfig } from './deps.js';
