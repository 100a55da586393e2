import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import type { Deps } from '../deps.js';

declare module 'express-session' {
  interface SessionData {
    /** The account signed in. */
    person?: string;
    /** Secret of this session that every form of ours carries. */
    csrf?: string;
    /** One sentence for the next page. */
    flash?: string;
    /** While an identity provider is asked: what its answer must match. */
    oidc?: { readonly state: string; readonly nonce: string; readonly verifier: string; readonly next: string };
  }
}

/** After two hours without a page, people sign in again. */
const idleMs = 2 * 60 * 60 * 1000;

/** Sessions in Postgres; the cookie is unreadable to scripts and not sent with requests other sites make. */
export function sessions({ pool, config, log }: Pick<Deps, 'pool' | 'config' | 'log'>): RequestHandler {
  const PgStore = connectPgSimple(session);
  /**
   * express-session takes an error whose code is ENOENT for a session that is not there, and begins another: a database
   * behind a socket file that is away for a moment would sign everybody out who asks for a page just then.
   */
  class Store extends PgStore {
    override get(sid: string, done: (error: unknown, found?: session.SessionData | null) => void): void {
      super.get(sid, (error: unknown, found?: session.SessionData | null) => (error ? done(new Error('sessions cannot be read', { cause: error })) : done(null, found)));
    }
  }
  return session({
    name: config.secureCookies ? '__Host-airlock' : 'airlock',
    secret: config.sessionSecret,
    store: new Store({ pool, tableName: 'session', pruneSessionInterval: 900, errorLog: () => log.error('sessions cannot be kept') }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    unset: 'destroy',
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/', maxAge: idleMs },
  });
}

/**
 * A redirect leaves only once the session is kept: a browser follows it at once, and must find itself signed in there.
 */
export const savedBeforeRedirect: RequestHandler = (req, res, next) => {
  const redirect = res.redirect.bind(res) as (status: number, url: string) => void;
  res.redirect = ((status: number, url: string): void => {
    // The session is gone after signing out.
    const session: typeof req.session | undefined = req.session;
    if (!session) return redirect(status, url);
    session.save((error: unknown) => (error ? next(error) : redirect(status, url)));
  }) as typeof res.redirect;
  next();
};
