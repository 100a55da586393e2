import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { editAccount, setPassword, type AccountEdit } from '../../../actions/change-account.js';
import { leastPassword } from '../../../actions/create-account.js';
import type { Account } from '../../../ports/index.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { byField, param, parse, type FieldError } from '../../form.js';
import { messages } from '../../messages.js';
import { notFound, stopFor } from '../../middleware/errors.js';
import { personOf, say } from '../../middleware/person.js';
import { fullDay } from '../../words/days.js';

const form = z.object({ password: z.string().min(leastPassword, `Use at least ${leastPassword} characters`).max(1024) });

/** What each edit says when it is done. */
const edits: Readonly<Record<AccountEdit, string>> = {
  close: 'The account is closed. Whoever used it is signed out, and its tokens open nothing.', reopen: 'The account is open again.',
  'make-manager': 'They can now set up projects and accounts.', 'end-manager': 'They can no longer set up projects and accounts.',
};

const quiet = 'nhsuk-button--secondary';
const buttons = {
  reopen: { is: 'reopen', words: 'Open the account again', classes: quiet }, close: { is: 'close', words: 'Close the account', classes: 'nhsuk-button--warning' },
  'make-manager': { is: 'make-manager', words: 'Make them a manager', classes: quiet }, 'end-manager': { is: 'end-manager', words: 'End their role as manager', classes: quiet },
} as const satisfies Record<AccountEdit, { readonly is: AccountEdit; readonly words: string; readonly classes: string }>;

/** One account: closed when somebody leaves, given a new password when they have forgotten theirs. */
export function personPage({ ports }: Deps): Router {
  const router = Router();
  const show = async (res: Response, account: Account, errors: readonly FieldError[] = []): Promise<void> => {
    const projects = await ports.reads.projects({ member: account.id });
    res.render('pages/people/person.njk', {
      title: account.name, one: account, isSelf: account.id === personOf(res).id, closed: account.closedAt && fullDay(account.closedAt), least: leastPassword,
      edits: account.closedAt ? [buttons.reopen] : [account.isManager ? buttons['end-manager'] : buttons['make-manager'], buttons.close],
      ...(errors.length > 0 ? { errors } : {}), fields: byField(errors),
      projects: projects.map((project) => ({ code: project.code, title: project.title, roles: project.members.find((member) => member.person === account.id)!.roles.join(', ') })),
    });
  };
  router.get('/people/:person', async (req, res) => show(res, await accountIn(ports, req, res)));
  router.post('/people/:person/password', async (req, res) => {
    const account = await accountIn(ports, req, res);
    const parsed = parse(form, req.body);
    if ('errors' in parsed) return show(res.status(422), account, parsed.errors);
    const outcome = await setPassword(ports, managerOf(res), account.id, parsed.value);
    if (isRefused(outcome)) return show(res.status(messages[outcome.refused].status), account, [{ field: 'password', text: messages[outcome.refused].says, href: '#password' }]);
    say(req, 'The password is set. Whoever was signed in with this account is signed out. Tell them the password in person.');
    res.redirect(303, `/people/${account.id}`);
  });
  for (const [edit, sentence] of Object.entries(edits) as [AccountEdit, string][]) {
    router.post(`/people/:person/${edit}`, async (req, res) => {
      const account = await accountIn(ports, req, res);
      const outcome = await editAccount(ports, managerOf(res), account.id, edit);
      if (isRefused(outcome)) throw stopFor(outcome);
      say(req, sentence);
      res.redirect(303, `/people/${account.id}`);
    });
  }
  return router;
}

const managerOf = (res: Response) => ({ is: 'person', id: personOf(res).id, roles: ['manager'] }) as const;

async function accountIn(ports: Deps['ports'], req: Request, res: Response): Promise<Account> {
  if (!personOf(res).isManager) throw stopFor({ refused: 'not-allowed' });
  const account = await ports.people.account(param(req, 'person'));
  if (!account) throw notFound();
  return account;
}
