import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Stop } from './errors.js';

/** The secret of this session that every form carries; made on first use. */
export function csrfToken(req: Request): string {
  req.session.csrf ??= randomBytes(32).toString('base64url');
  return req.session.csrf;
}

/** Whether what a form brought is the session's own secret. */
export function isGenuine(req: Request, brought: unknown): boolean {
  const own = req.session.csrf;
  if (!own || typeof brought !== 'string' || brought.length !== own.length) return false;
  return timingSafeEqual(Buffer.from(own), Buffer.from(brought));
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a change that did not come from a form of ours. Uploads are checked when their first field has arrived. */
export const csrf: RequestHandler = (req, _res, next) => {
  if (reading.has(req.method) || req.is('multipart/form-data')) return next();
  const body: unknown = req.body;
  const field: unknown = body && typeof body === 'object' && '_csrf' in body ? body._csrf : undefined;
  next(isGenuine(req, req.get('X-CSRF-Token') ?? field) ? undefined : forged());
};

export const forged = (): Stop => new Stop(403, {
  title: 'Your session has ended, or this form is too old',
  says: 'Nothing was saved. Go back, reload the page and try again. If you were signed out, sign in first.',
});
