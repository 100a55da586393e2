import type { Logger } from 'pino';
import type { Pool } from 'pg';
import type { Ports } from '../ports/index.js';

/** What the front room is told at the start. Nothing here has a default: src/main/config.ts decides. */
export interface WebConfig {
  /** What people see at the top of each page. */
  readonly serviceName: string;
  /** As people reach it, without a slash at the end: "https://airlock.example.org". */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  /** True behind TLS: cookies are then sent over TLS only. */
  readonly secureCookies: boolean;
  /** Proxies in front whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  /** Where uploads wait until they are hashed into the vault. */
  readonly uploadFolder: string;
  readonly limits: { readonly files: number; readonly fileBytes: number };
  /** Sign-in with an identity provider, beside local accounts. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly label: string };
  /** Demo people whose passwords the sign-in page may show. Empty outside demo mode. */
  readonly demoPeople: readonly { readonly name: string; readonly email: string; readonly password: string; readonly is: string }[];
  readonly version: string;
}

/** One rule in words, for "what this means". */
export interface RuleWords {
  readonly summary: string;
  readonly remedy: string;
  readonly readme?: string;
}

export interface Deps {
  readonly ports: Ports;
  readonly config: WebConfig;
  readonly log: Logger;
  /** For sessions only; everything else goes through the ports. */
  readonly pool: Pool;
  readonly rules: ReadonlyMap<string, RuleWords>;
}
