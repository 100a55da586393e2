import type { Actor } from '../requests/lifecycle.js';
import type { Refused } from '../requests/refusals.js';
import type { Ports, Scope, Token } from '../ports/index.js';

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** A person makes a token for their scripts. The secret is in this answer and nowhere else. */
export async function createToken(ports: Ports, actor: Actor, input: NewToken): Promise<{ readonly done: Token; readonly secret: string } | Refused> {
  if (actor.is === 'system') return { refused: 'not-allowed' };
  if (input.name.trim() === '' || input.scopes.length === 0) return { refused: 'name-missing' };
  const { token, secret } = await ports.tokens.issue({ ...input, person: actor.id }, ({ id, scopes, expiresAt }) => (
    { at: ports.now(), actor: actor.id, name: 'tokenCreate', subject: { is: 'token', id }, detail: { scopes, expiresAt } }));
  return { done: token, secret };
}

/** A person revokes a token of their own. */
export async function revokeToken(ports: Ports, actor: Actor, id: string): Promise<{ readonly done: true } | Refused> {
  const event = { at: ports.now(), actor: actor.id, name: 'tokenRevoke', subject: { is: 'token', id }, detail: {} } as const;
  return (await ports.tokens.revoke(id, actor.id, event)) ? { done: true } : { refused: 'not-found' };
}
