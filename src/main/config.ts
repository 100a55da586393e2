import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { weaknessOf } from './secrets.js';

/** Everything that differs between one installation and another. Read once; nothing insecure is filled in. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly serviceName: string;
  readonly trustedProxies: number;
  /** Absent: the Postgres that comes along, in `folder`. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** What is not given a place of its own is kept here. */
  readonly folder: string;
  readonly vaultFolder: string;
  readonly releaseFolder: string;
  readonly uploadFolder: string;
  readonly workers: number;
  readonly logLevel: string;
  /** Days that are no working days besides the bank holidays of England and Wales, or instead of them. */
  readonly holidays: readonly string[] | undefined;
  readonly checkTimeoutMs: number;
  readonly sweepMs: number;
  /** Days after its end for which a request's evidence is kept. */
  readonly evidenceDays: number;
  readonly lockMs: number;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly label: string } | undefined;
  readonly sessionSecret: string;
  readonly tokenKey: KeyObject;
  readonly signingKey: KeyObject;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with the configuration, one sentence for each variable. */
export class ConfigTrouble extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const days = z.string().transform((text) => text.split(/[\s,]+/).filter((day) => day !== '')).pipe(z.array(z.iso.date()));
const settings = z.object({
  AIRLOCK_MODE: z.enum(['demo', 'production']).optional(),
  NODE_ENV: z.string().optional(),
  HOST: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SERVICE_NAME: z.string().min(1).default('Airlock'),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATA_FOLDER: z.string().default('.airlock'),
  VAULT_FOLDER: z.string().optional(),
  RELEASE_FOLDER: z.string().optional(),
  UPLOAD_FOLDER: z.string().optional(),
  WORKERS: z.coerce.number().int().min(0).max(64).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(),
  HOLIDAYS: days.optional(),
  CHECK_TIMEOUT_MS: z.coerce.number().int().min(1_000).default(60_000),
  SWEEP_MS: z.coerce.number().int().min(500).default(60_000),
  EVIDENCE_DAYS: z.coerce.number().int().min(0).max(3_650).default(30),
  LOCK_MS: z.coerce.number().int().min(1_000).default(30_000),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default('Sign in with your organisation'),
});
type Settings = z.output<typeof settings>;

/** The configuration that the environment describes; throws ConfigTrouble naming every variable that is missing or wrong. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const secrets = secretsIn(given, problems);
  if (!parsed.success) throw new ConfigTrouble(problems);
  const found = parsed.data;
  const mode = found.AIRLOCK_MODE ?? (found.NODE_ENV === 'production' ? 'production' : 'demo');
  if (mode === 'production' && !found.PUBLIC_URL) problems.push('PUBLIC_URL is missing: the address that people type, for example https://airlock.example.org');
  const oidc = oidcIn(found, problems);
  const databaseUrl = withPassword(found.DATABASE_URL, given, problems);
  if (problems.length > 0 || !secrets) throw new ConfigTrouble(problems);
  const folder = resolve(found.DATA_FOLDER);
  return {
    mode, port: found.PORT, host: found.HOST ?? (mode === 'demo' ? '127.0.0.1' : '0.0.0.0'), publicUrl: (found.PUBLIC_URL ?? `http://localhost:${found.PORT}`).replace(/\/+$/, ''),
    serviceName: found.SERVICE_NAME, trustedProxies: found.TRUSTED_PROXIES, databaseUrl, redisUrl: found.REDIS_URL, folder,
    vaultFolder: resolve(found.VAULT_FOLDER ?? join(folder, 'vault')), releaseFolder: resolve(found.RELEASE_FOLDER ?? join(folder, 'released')),
    uploadFolder: resolve(found.UPLOAD_FOLDER ?? join(folder, 'uploads')), workers: found.WORKERS, logLevel: found.LOG_LEVEL ?? (mode === 'demo' ? 'warn' : 'info'),
    holidays: found.HOLIDAYS, checkTimeoutMs: found.CHECK_TIMEOUT_MS, sweepMs: found.SWEEP_MS, evidenceDays: found.EVIDENCE_DAYS, lockMs: found.LOCK_MS, oidc, ...secrets,
  };
}

function oidcIn({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_LABEL: label }: Settings, problems: string[]): Config['oidc'] {
  if (issuer === undefined) return undefined;
  if (!clientId || !clientSecret) problems.push('OIDC_ISSUER is set, but OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is missing');
  return { issuer, clientId: clientId ?? '', clientSecret: clientSecret ?? '', label };
}

/** The database's address with the password that came in a file of its own. */
function withPassword(address: string | undefined, environment: Environment, problems: string[]): string | undefined {
  if (address === undefined || environment['DATABASE_PASSWORD_FILE'] === undefined) return address;
  const url = new URL(address);
  url.password = encodeURIComponent(secretIn(environment, 'DATABASE_PASSWORD', problems) ?? '');
  return url.href;
}

/** A secret as it is, or the file that holds it (SESSION_SECRET_FILE, as container secrets come). */
export function secretIn(environment: Environment, name: string, problems: string[]): string | undefined {
  const file = environment[`${name}_FILE`];
  try {
    const value = file === undefined ? environment[name] : readFileSync(file, 'utf8').trim();
    if (value === undefined || value === '') problems.push(`${name} is missing: see docs/running.md for how to make one`);
    return value;
  } catch {
    problems.push(`${name}_FILE cannot be read`);
    return undefined;
  }
}

function secretsIn(environment: Environment, problems: string[]): Pick<Config, 'sessionSecret' | 'tokenKey' | 'signingKey'> | undefined {
  const sessionSecret = secretIn(environment, 'SESSION_SECRET', problems);
  const weakness = sessionSecret && weaknessOf(sessionSecret);
  if (weakness) problems.push(`SESSION_SECRET is weak: ${weakness}`);
  const tokenKey = key(secretIn(environment, 'TOKEN_KEY', problems), 'TOKEN_KEY', problems, (found) => found.asymmetricKeyType === 'ec' && found.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? undefined : 'an EC key on P-256');
  const signingKey = key(secretIn(environment, 'SIGNING_KEY', problems), 'SIGNING_KEY', problems, (found) => (found.asymmetricKeyType === 'ed25519' ? undefined : 'an Ed25519 key'));
  return sessionSecret && tokenKey && signingKey ? { sessionSecret, tokenKey, signingKey } : undefined;
}

function key(pem: string | undefined, name: string, problems: string[], wants: (key: KeyObject) => string | undefined): KeyObject | undefined {
  if (!pem) return undefined;
  try {
    const found = createPrivateKey(pem.replaceAll('\\n', '\n'));
    const wanted = wants(found);
    if (wanted) problems.push(`${name} is not ${wanted}`);
    return wanted ? undefined : found;
  } catch {
    problems.push(`${name} is not a private key in PEM form`);
    return undefined;
  }
}
