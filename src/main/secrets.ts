import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why a secret would be guessed; undefined when it would not. */
export function weaknessOf(secret: string): string | undefined {
  if (secret.length < 32) return 'it has fewer than 32 characters';
  if (new Set(secret).size < 10) return 'it repeats a few characters';
  if (/change.?me|secret|passw|default|example|airlock|12345|qwerty/i.test(secret)) return 'it contains a word that is guessed first';
  return undefined;
}

const pem = { type: 'pkcs8', format: 'pem' } as const;
const makers = {
  SESSION_SECRET: () => randomBytes(32).toString('base64url'),
  TOKEN_KEY: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString(),
  SIGNING_KEY: () => generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
};

/** Secrets for the demo: made on its first start, kept in its folder, never the same on two machines. */
export function demoSecrets(folder: string): Readonly<Record<string, string>> {
  const keys = join(folder, 'keys');
  // The folder itself stays open: the database's own user must come through it.
  mkdirSync(folder, { recursive: true });
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => {
    const file = join(keys, name.toLowerCase().replace('_', '-'));
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    return [name, readFileSync(file, 'utf8')];
  }));
}
