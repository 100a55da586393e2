import type { Actor } from '../requests/lifecycle.js';
import type { Refused } from '../requests/refusals.js';
import type { Account, NewAccount, Ports } from '../ports/index.js';
import { isManager } from './act-on-project.js';

/** Shorter passwords are guessed; what else makes one weak is for the people who choose it (NIST SP 800-63B, 5.1.1). */
export const leastPassword = 12;

/** A manager, or the service itself when it is set up, opens an account. */
export async function createAccount(ports: Ports, actor: Actor, account: NewAccount): Promise<{ readonly done: Account } | Refused> {
  if (actor.is === 'person' && !isManager(actor)) return { refused: 'not-allowed' };
  if (account.name.trim() === '' || !/^[^\s@]+@[^\s@]+$/.test(account.email)) return { refused: 'name-missing' };
  if (account.password !== undefined && account.password.length < leastPassword) return { refused: 'password-weak' };
  const done = await ports.people.create(account, ({ id, isManager: manager }) => (
    { at: ports.now(), actor: actor.id, name: 'accountCreate', subject: { is: 'account', id }, detail: { manager } }));
  return done ? { done } : { refused: 'email-taken' };
}
