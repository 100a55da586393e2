import { Router, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { Account } from '../../../ports/index.js';
import type { Deps } from '../../deps.js';
import { byField, parse, query, type FieldError } from '../../form.js';
import { Stop } from '../../middleware/errors.js';
import { providerRoutes } from './provider.js';

const form = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address').max(320),
  password: z.string().min(1, 'Enter your password').max(1024),
  next: z.string().optional(),
});

const tooMany = (): never => { throw new Stop(429, { title: 'Too many tries', says: 'Wait fifteen minutes, then try again. If you have forgotten your password, ask the service manager.' }, 'too-many-tries'); };
const limits = { windowMs: 15 * 60_000, standardHeaders: 'draft-8', legacyHeaders: false, skipSuccessfulRequests: true, handler: tooMany } as const;

/** Whoever finds a session open may not guess its password either. */
export const triesAtPassword = ({ sha256 }: Pick<Deps['ports'], 'sha256'>): RequestHandler =>
  rateLimit({ ...limits, limit: 10, keyGenerator: (_req, res) => sha256(`password of ${(res as Response).locals.account?.id ?? ''}`) });

/** Sign-in with a local account, rate-limited by address and by account; the session is made anew at sign-in. */
export function signInPages(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/sign-in', (req, res) => {
    if (res.locals.account) return res.redirect(303, localPath(query(req, 'next')));
    show(deps, res, { next: localPath(query(req, 'next')) });
  });
  const perAddress = rateLimit({ ...limits, limit: 50 });
  const perAccount = rateLimit({ ...limits, limit: 10, keyGenerator: (req) => ports.sha256(String((req.body as { email?: unknown } | undefined)?.email ?? '').trim().toLowerCase()) });
  router.post('/sign-in', perAddress, perAccount, async (req, res) => {
    const parsed = parse(form, req.body);
    if ('errors' in parsed) return show(deps, res.status(422), { errors: parsed.errors, next: '/' });
    const { email, password, next } = parsed.value;
    const account = await ports.people.byPassword(email, password);
    if (!account || account.closedAt) {
      await ports.store.record({ at: ports.now(), actor: 'nobody', name: 'signInFailed', subject: { is: 'service', id: 'sign-in' }, detail: {} });
      const errors = [{ field: 'email', text: 'That e-mail address and password do not match an account. Check both and try again.', href: '#email' }];
      return show(deps, res.status(422), { errors, email, next: localPath(next) });
    }
    await enter(deps, req, account);
    res.redirect(303, localPath(next));
  });
  router.post('/sign-out', async (req, res) => {
    const id = res.locals.account?.id;
    if (id) await ports.store.record({ at: ports.now(), actor: id, name: 'signOut', subject: { is: 'account', id }, detail: {} });
    await new Promise<void>((resolve, reject) => req.session.destroy((error: unknown) => (error ? reject(error instanceof Error ? error : new Error('the session cannot be ended')) : resolve())));
    res.redirect(303, '/sign-in');
  });
  router.use(providerRoutes(deps, (req, account) => enter(deps, req, account)));
  return router;
}

/** A new session for this person: whoever knew the old identifier gains nothing. */
export async function enter({ ports }: Pick<Deps, 'ports'>, req: Request, account: Pick<Account, 'id'>): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate((error: unknown) => (error ? reject(error instanceof Error ? error : new Error('the session cannot be renewed')) : resolve())));
  req.session.person = account.id;
  await ports.store.record({ at: ports.now(), actor: account.id, name: 'signIn', subject: { is: 'account', id: account.id }, detail: {} });
}

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly email?: string;
  readonly next: string;
}

const show = ({ config }: Deps, res: Response, { errors, email, next }: Shown): void =>
  res.render('pages/sign-in/page.njk', {
    title: 'Sign in', next, email, ...(errors ? { errors, fields: byField(errors) } : { fields: {} }), people: config.demoPeople, provider: config.oidc?.label,
  });

/** Only a path of ours: never another site, never a scheme. */
export const localPath = (path: string | undefined): string => (path && /^\/(?![/\\])[\w\-/.]*$/.test(path) ? path : '/');
