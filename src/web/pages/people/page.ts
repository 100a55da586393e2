import { Router } from 'express';
import { z } from 'zod';
import { createAccount, leastPassword } from '../../../actions/create-account.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { byField, parse, type FieldError } from '../../form.js';
import { messages } from '../../messages.js';
import { stopFor } from '../../middleware/errors.js';
import { personOf, say } from '../../middleware/person.js';

const form = z.object({
  name: z.string().trim().min(1, 'Enter a name').max(200), email: z.string().trim().min(3, 'Enter an e-mail address').max(320),
  password: z.string().max(1024).optional().transform((value) => value || undefined), manager: z.string().optional(),
});

/** Accounts: who may sign in. */
export function peoplePage({ ports }: Deps): Router {
  const router = Router();
  const model = async (errors?: readonly FieldError[], typed?: Readonly<Record<string, unknown>>) => ({
    title: 'People', ...(errors ? { errors } : {}), fields: byField(errors ?? []), typed: typed ?? {}, least: leastPassword,
    people: (await ports.people.accounts()).map((account) => ({ id: account.id, name: account.name, email: account.email, is: account.isManager ? 'service manager' : '', closed: account.closedAt !== undefined })),
  });
  router.get('/people', async (_req, res) => {
    if (!personOf(res).isManager) throw stopFor({ refused: 'not-allowed' });
    res.render('pages/people/page.njk', await model());
  });
  router.post('/people', async (req, res) => {
    const account = personOf(res);
    if (!account.isManager) throw stopFor({ refused: 'not-allowed' });
    const parsed = parse(form, req.body);
    const typed = (req.body ?? {}) as Record<string, unknown>;
    if ('errors' in parsed) return res.status(422).render('pages/people/page.njk', await model(parsed.errors, typed));
    const { name, email, password, manager } = parsed.value;
    const outcome = await createAccount(ports, { is: 'person', id: account.id, roles: ['manager'] }, { name, email, isManager: manager === 'yes', ...(password ? { password } : {}) });
    if (isRefused(outcome)) {
      const field = outcome.refused === 'password-weak' ? 'password' : outcome.refused === 'email-taken' ? 'email' : 'name';
      return res.status(messages[outcome.refused].status).render('pages/people/page.njk', await model([{ field, text: messages[outcome.refused].says, href: `#${field}` }], typed));
    }
    say(req, 'The account is open.');
    res.redirect(303, '/people');
  });
  return router;
}
