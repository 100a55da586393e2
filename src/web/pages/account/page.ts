import { Router } from 'express';
import { z } from 'zod';
import { setPassword } from '../../../actions/change-account.js';
import { leastPassword } from '../../../actions/create-account.js';
import { createToken, revokeToken } from '../../../actions/tokens.js';
import { scopes } from '../../../ports/people.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { byField, many, param, parse, type FieldError } from '../../form.js';
import { messages } from '../../messages.js';
import { stopFor } from '../../middleware/errors.js';
import { personOf, say } from '../../middleware/person.js';
import { enter, triesAtPassword } from '../sign-in/page.js';
import { fullDay, momentWords } from '../../words/days.js';

const scopeWords = { check: 'Check files without sending them', submit: 'Start, fill and send requests', read: 'Read requests and fetch what was released' } as const;
const form = z.object({
  name: z.string().trim().min(1, 'Give the token a name, so that you know it again').max(100),
  scopes: z.preprocess((value) => many(value), z.array(z.enum(scopes)).min(1, 'Choose at least one thing it may do')),
  days: z.coerce.number().int().min(1, 'Between 1 and 365 days').max(365, 'Between 1 and 365 days'),
});

const passwordForm = z.object({ old: z.string().min(1, 'Enter the password you use now').max(1024), password: z.string().min(leastPassword, `Use at least ${leastPassword} characters`).max(1024) });

/** One's own account: the password, and tokens for scripts. None of those can ever decide anything. */
export function accountPage({ ports }: Deps): Router {
  const router = Router();
  const model = async (person: string, shown: { readonly errors?: readonly FieldError[]; readonly typed?: Readonly<Record<string, unknown>>; readonly secret?: string }) => {
    const now = ports.now();
    const chosen = many(shown.typed?.['scopes']);
    return {
      title: 'Your account', ...(shown.errors ? { errors: shown.errors } : {}), fields: byField(shown.errors ?? []), typed: { days: '90', ...shown.typed }, secret: shown.secret, least: leastPassword,
      options: scopes.map((value) => ({ value, text: scopeWords[value], checked: chosen.includes(value) })),
      tokens: (await ports.tokens.list(person)).map((token) => ({
        id: token.id, name: token.name, scopes: token.scopes.join(', '), expires: fullDay(token.expiresAt), used: token.lastUsedAt ? momentWords(token.lastUsedAt, now) : 'never',
        state: token.revokedAt ? 'Revoked' : token.expiresAt <= now ? 'Expired' : 'In use',
      })),
    };
  };
  router.get('/account', async (_req, res) => {
    const account = personOf(res);
    res.render('pages/account/page.njk', { ...(await model(account.id, {})), account });
  });
  router.post('/account/tokens', async (req, res) => {
    const account = personOf(res);
    const parsed = parse(form, req.body);
    if ('errors' in parsed) return res.status(422).render('pages/account/page.njk', { ...(await model(account.id, { errors: parsed.errors, typed: (req.body ?? {}) as Record<string, unknown> })), account });
    const outcome = await createToken(ports, { is: 'person', id: account.id, roles: [] }, parsed.value);
    if (isRefused(outcome)) throw stopFor(outcome);
    // Shown in this very answer, and kept nowhere.
    res.status(201).render('pages/account/page.njk', { ...(await model(account.id, { secret: outcome.secret })), account });
  });
  router.post('/account/password', triesAtPassword(ports), async (req, res) => {
    const account = personOf(res);
    const parsed = parse(passwordForm, req.body);
    const again = async (errors: readonly FieldError[]) => res.status(422).render('pages/account/page.njk', { ...(await model(account.id, { errors })), account });
    if ('errors' in parsed) return again(parsed.errors);
    const outcome = await setPassword(ports, { is: 'person', id: account.id, roles: [] }, account.id, parsed.value);
    if (isRefused(outcome)) {
      const field = outcome.refused === 'password-wrong' ? 'old' : 'password';
      return again([{ field, text: messages[outcome.refused].says, href: `#${field}` }]);
    }
    await enter({ ports }, req, account);
    say(req, 'Your password is changed. Everywhere else you are signed out.');
    res.redirect(303, '/account');
  });
  router.post('/account/tokens/:token/revoke', async (req, res) => {
    const outcome = await revokeToken(ports, { is: 'person', id: personOf(res).id, roles: [] }, param(req, 'token'));
    if (isRefused(outcome)) throw stopFor(outcome);
    say(req, 'The token is revoked. Nothing can use it any more.');
    res.redirect(303, '/account');
  });
  return router;
}
