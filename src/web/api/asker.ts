import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { scopes } from '../../ports/people.js';
import type { Deps } from '../deps.js';
import { csrf } from '../middleware/csrf.js';
import { Stop } from '../middleware/errors.js';
import { person } from '../middleware/person.js';
import { sessions } from '../middleware/sessions.js';
import type { Asker, Endpoint } from './endpoint.js';

declare module 'express-serve-static-core' {
  interface Locals {
    asker?: Asker;
  }
}

const unknown = new Stop(401, { title: 'Sign in first', says: 'Send a token that has neither expired nor been revoked, as Authorization: Bearer. Tokens are made on the account page.' }, 'not-signed-in');
const tooNarrow = new Stop(403, { title: 'This token may not do that', says: 'Its scopes do not cover this. Make another token, or ask for less. Nothing has changed.' }, 'scope-missing');
const neverByToken = new Stop(403, { title: 'A token cannot decide', says: 'Decisions need a person who has signed in. Nothing has changed.' }, 'token-cannot-decide');

/** Knows who asks: by a bearer token, or by the session of somebody signed in (then forms' secret is asked for too). */
export function asker(deps: Deps): RequestHandler {
  const bySession = [sessions(deps), person(deps), csrf];
  return (req, res, next) => {
    if (req.headers.authorization !== undefined) byToken(deps, req, res).then(() => next(), next);
    else inTurn(bySession, req, res, (error) => {
      if (error) return next(error);
      const { account } = res.locals;
      if (account) res.locals.asker = { account, scopes, by: 'session' };
      next();
    });
  };
}

async function byToken({ ports }: Deps, req: Request, res: Response): Promise<void> {
  const secret = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  const token = secret === undefined ? undefined : await ports.tokens.check(secret);
  const account = token && (await ports.people.account(token.person));
  if (!token || !account || account.closedAt !== undefined) throw unknown;
  res.locals.asker = { account, scopes: token.scopes, by: 'token' };
}

function inTurn([first, ...rest]: readonly RequestHandler[], req: Request, res: Response, done: NextFunction): void {
  if (!first) return done();
  void first(req, res, (error?: unknown) => (error ? done(error) : inTurn(rest, req, res, done)));
}

/** Whoever asks may use this endpoint, or is told why not. */
export const allows = ({ needs }: Endpoint): RequestHandler => (_req, res, next) => {
  const { asker: who } = res.locals;
  if (!who) return next(unknown);
  if (needs === 'decide') return next(who.by === 'session' ? undefined : neverByToken);
  next(who.scopes.includes(needs) ? undefined : tooNarrow);
};
