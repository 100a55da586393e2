import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP Password Storage Cheat Sheet (2024): scrypt with N = 2^15, r = 8, p = 3, as strong as its other settings and 32 MB each. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const memory = 64 * 2 ** 20;

/** "scrypt$32768$8$3$salt$key": what is needed to check it later, even once the cost has been raised. */
export async function hashPassword(password: string, { N, r, p }: { readonly N: number; readonly r: number; readonly p: number } = cost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: memory });
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long for a wrong password as for a right one. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = hash.split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, { N: Number(N), r: Number(r), p: Number(p), maxmem: memory });
  return expected.length === found.length && timingSafeEqual(expected, found);
}
