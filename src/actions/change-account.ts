import type { Actor } from '../requests/lifecycle.js';
import type { Refused } from '../requests/refusals.js';
import type { Account, AccountChange, Ports } from '../ports/index.js';
import { isManager } from './act-on-project.js';
import { leastPassword } from './create-account.js';

type Outcome = { readonly done: Account } | Refused;
const change = async (ports: Ports, actor: Actor, id: string, what: AccountChange): Promise<Outcome> => {
  const done = await ports.people.change(id, what, { at: ports.now(), actor: actor.id, name: 'accountChange', subject: { is: 'account', id }, detail: { change: what.is } });
  return done ? { done } : { refused: 'not-found' };
};

/** What a manager may do to somebody's account. Their own role and existence are for another manager. */
export type AccountEdit = 'close' | 'reopen' | 'make-manager' | 'end-manager';

export async function editAccount(ports: Ports, actor: Actor, id: string, edit: AccountEdit): Promise<Outcome> {
  if (!isManager(actor)) return { refused: 'not-allowed' };
  if (actor.id === id) return { refused: 'own-account' };
  return change(ports, actor, id, {
    close: { is: 'closed' as const, at: ports.now() }, reopen: { is: 'reopened' as const },
    'make-manager': { is: 'manager' as const, isManager: true }, 'end-manager': { is: 'manager' as const, isManager: false },
  }[edit]);
}

/** A manager gives somebody a new first password, or a person changes their own and shows that they know the old one. */
export async function setPassword(ports: Ports, actor: Actor, id: string, { password, old }: { readonly password: string; readonly old?: string }): Promise<Outcome> {
  const account = await ports.people.account(id);
  if (!account) return { refused: 'not-found' };
  if (actor.id === id) {
    if ((await ports.people.byPassword(account.email, old ?? ''))?.id !== id) return { refused: 'password-wrong' };
  } else if (!isManager(actor)) return { refused: 'not-allowed' };
  return password.length < leastPassword ? { refused: 'password-weak' } : change(ports, actor, id, { is: 'password', password });
}

/** Somebody an identity provider vouches for. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** Left out unless the provider says that it has verified it. */
  readonly email?: string;
}

/**
 * The account of an identity. At the first sign-in it is the open account of that e-mail address which a manager has set
 * up for people of the organisation, without a password and without another identity; from then on only the identity
 * counts, so that an address given to somebody else leads nowhere.
 */
export async function accountOf(ports: Ports, { issuer, subject, email }: Identity): Promise<Account | undefined> {
  const known = await ports.people.byIdentity(issuer, subject);
  if (known || email === undefined) return known;
  const prepared = (await ports.people.accounts()).find((account) => account.email.toLowerCase() === email.trim().toLowerCase() && !account.hasPassword && account.closedAt === undefined);
  if (!prepared) return undefined;
  const linked = await change(ports, { is: 'person', id: prepared.id, roles: [] }, prepared.id, { is: 'identity', issuer, subject });
  return 'done' in linked ? linked.done : undefined;
}
