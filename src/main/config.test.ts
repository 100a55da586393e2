import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigTrouble, readConfig, type Environment } from './config.js';
import { describeError } from './logger.js';
import { demoSecrets, weaknessOf } from './secrets.js';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const ec = (namedCurve: string): string => generateKeyPairSync('ec', { namedCurve }).privateKey.export(pem).toString();
const good: Environment = {
  AIRLOCK_MODE: 'production', PUBLIC_URL: 'https://airlock.example.org/', DATABASE_URL: 'postgresql://a@b/c', SESSION_SECRET: 'yTq8Lw2nZr5vXk1pHs9dGm4bJc7fUe3aQo6iRt0W',
  TOKEN_KEY: ec('P-256'), SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
};
const problemsOf = (environment: Environment): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigTrouble) return error.problems;
    throw error;
  }
};

describe('the configuration', () => {
  test('of an installation for people', () => {
    expect(readConfig(good)).toMatchObject({ mode: 'production', host: '0.0.0.0', port: 8080, publicUrl: 'https://airlock.example.org', logLevel: 'info', redisUrl: undefined, oidc: undefined });
    expect(readConfig({ ...good, AIRLOCK_MODE: undefined, NODE_ENV: 'production' }).mode).toBe('production');
  });

  test('of a demo listens on this machine only', () => {
    expect(readConfig({ ...good, AIRLOCK_MODE: 'demo', PUBLIC_URL: undefined })).toMatchObject({ mode: 'demo', host: '127.0.0.1', publicUrl: 'http://localhost:8080', logLevel: 'warn' });
  });

  test.each<[string, Environment, string]>([
    ['no session secret', { SESSION_SECRET: undefined }, 'SESSION_SECRET is missing'],
    ['an empty one', { SESSION_SECRET: '' }, 'SESSION_SECRET is missing'],
    ['a short one', { SESSION_SECRET: 'short' }, 'SESSION_SECRET is weak: it has fewer than 32'],
    ['one that repeats', { SESSION_SECRET: 'ab'.repeat(20) }, 'SESSION_SECRET is weak: it repeats'],
    ['one everybody guesses', { SESSION_SECRET: 'please-changeme-0123456789-abcdefghij' }, 'SESSION_SECRET is weak: it contains a word'],
    ['no token key', { TOKEN_KEY: undefined }, 'TOKEN_KEY is missing'],
    ['a token key on another curve', { TOKEN_KEY: ec('P-384') }, 'TOKEN_KEY is not an EC key on P-256'],
    ['a token key that is none', { TOKEN_KEY: 'x' }, 'TOKEN_KEY is not a private key in PEM form'],
    ['no signing key', { SIGNING_KEY: undefined }, 'SIGNING_KEY is missing'],
    ['a signing key of another kind', { SIGNING_KEY: ec('P-256') }, 'SIGNING_KEY is not an Ed25519 key'],
    ['a file that is not there', { SESSION_SECRET_FILE: '/nowhere/secret' }, 'SESSION_SECRET_FILE cannot be read'],
    ['no address', { PUBLIC_URL: undefined }, 'PUBLIC_URL is missing'],
    ['a database of another kind', { DATABASE_URL: 'mysql://a/b' }, 'DATABASE_URL: '],
    ['a port that is none', { PORT: '70000' }, 'PORT: '],
    ['half an identity provider', { OIDC_ISSUER: 'https://id.example.org' }, 'OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is missing'],
    ['a day that is none', { HOLIDAYS: '2026-13-01' }, 'HOLIDAYS'],
  ])('%s is named', (_, change, problem) => {
    expect(problemsOf({ ...good, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  test('everything that is wrong is said at once', () => {
    expect(problemsOf({ AIRLOCK_MODE: 'production' })).toHaveLength(4);
  });

  test('secrets may come in files, also the password of the database', () => {
    const folder = mkdtempSync(join(tmpdir(), 'airlock-config-'));
    writeFileSync(join(folder, 'secret'), `${good['SESSION_SECRET']}\n`);
    writeFileSync(join(folder, 'password'), 'p@ss/word\n');
    const config = readConfig({ ...good, SESSION_SECRET: undefined, SESSION_SECRET_FILE: join(folder, 'secret'), DATABASE_PASSWORD_FILE: join(folder, 'password') });
    expect([config.sessionSecret, config.databaseUrl]).toEqual([good['SESSION_SECRET'], 'postgresql://a:p%40ss%2Fword@b/c']);
    rmSync(folder, { recursive: true });
  });

  test('holidays may be given, and so may an identity provider', () => {
    const config = readConfig({ ...good, HOLIDAYS: '2026-12-25, 2026-12-28', OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' });
    expect(config.holidays).toEqual(['2026-12-25', '2026-12-28']);
    expect(config.oidc).toMatchObject({ issuer: 'https://id.example.org', clientId: 'a', clientSecret: 'b' });
  });
});

describe('secrets of a demo', () => {
  test('are made once, strong, kept where nobody else reads, in a folder that others may pass', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'airlock-demo-')), '.airlock');
    const secrets = demoSecrets(folder);
    expect(problemsOf({ ...good, ...secrets })).toEqual([]);
    expect(weaknessOf(secrets['SESSION_SECRET']!)).toBeUndefined();
    expect(demoSecrets(folder)).toEqual(secrets);
    expect(statSync(join(folder, 'keys', 'session-secret')).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o700).toBe(0o700);
    rmSync(folder, { recursive: true });
  });
});

test('a logged fault says where and not what: messages of others may quote a value', () => {
  const error = Object.assign(new Error('duplicate key (North East, 7)', { cause: 'x' }), { code: '23505' });
  const logged = describeError(error);
  expect(logged).toMatchObject({ type: 'Error', code: '23505', cause: { type: 'string' } });
  expect(JSON.stringify(logged)).not.toContain('North East');
});
