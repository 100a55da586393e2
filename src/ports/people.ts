/** A person who may sign in. Passwords never leave the adapter. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** May set up projects and accounts. */
  readonly isManager: boolean;
  readonly closedAt?: string;
}

/** Who somebody is, however they proved it: local password now, an identity provider later. */
export interface People {
  account(id: string): Promise<Account | undefined>;
  accounts(): Promise<Account[]>;
  create(account: { readonly name: string; readonly email: string; readonly password?: string; readonly isManager: boolean }): Promise<Account>;
  /** The account, or undefined: wrong e-mail and wrong password answer alike and take alike long. */
  byPassword(email: string, password: string): Promise<Account | undefined>;
  /** For a proven identity of a provider (issuer and subject). */
  byIdentity(issuer: string, subject: string): Promise<Account | undefined>;
}

export const scopes = ['check', 'submit', 'read'] as const;
export type Scope = (typeof scopes)[number];

export interface Token {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: string;
  readonly createdAt: string;
  readonly lastUsedAt?: string;
  readonly revokedAt?: string;
}

/** API tokens: signed, named, scoped, expiring, revocable. None may vote. */
export interface Tokens {
  /** `secret` is shown once and kept nowhere. */
  issue(token: { readonly person: string; readonly name: string; readonly scopes: readonly Scope[]; readonly days: number }): Promise<{ readonly token: Token; readonly secret: string }>;
  check(secret: string): Promise<Token | undefined>;
  list(person: string): Promise<Token[]>;
  revoke(id: string, person: string): Promise<boolean>;
}
