import type { AuditEvent } from '../requests/audit.js';

/** A person who may sign in. Passwords never leave the adapter. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** May set up projects and accounts. */
  readonly isManager: boolean;
  /** Signs in here with a password; otherwise only through an identity provider. */
  readonly hasPassword: boolean;
  readonly closedAt?: string;
}

/** What may change about an account. */
export type AccountChange =
  | { readonly is: 'closed'; readonly at: string }
  | { readonly is: 'reopened' }
  | { readonly is: 'manager'; readonly isManager: boolean }
  /** Ends every session of theirs. */
  | { readonly is: 'password'; readonly password: string }
  /** Refused when the identity is somebody's already, or the account has another of that issuer. */
  | { readonly is: 'identity'; readonly issuer: string; readonly subject: string };

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** Left out for people who sign in through an identity provider. */
  readonly password?: string;
  readonly isManager: boolean;
}

/** Who somebody is, however they proved it: local password now, an identity provider later. */
export interface People {
  account(id: string): Promise<Account | undefined>;
  accounts(): Promise<Account[]>;
  /** Saves the account and its event together; undefined when the e-mail address is taken. */
  create(account: NewAccount, eventFor: (account: Account) => AuditEvent): Promise<Account | undefined>;
  /** Saves the change and its event together; undefined when nothing was changed. */
  change(id: string, change: AccountChange, event: AuditEvent): Promise<Account | undefined>;
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
  issue(token: { readonly person: string; readonly name: string; readonly scopes: readonly Scope[]; readonly days: number }, eventFor: (token: Token) => AuditEvent): Promise<{ readonly token: Token; readonly secret: string }>;
  check(secret: string): Promise<Token | undefined>;
  list(person: string): Promise<Token[]>;
  revoke(id: string, person: string, event: AuditEvent): Promise<boolean>;
}
