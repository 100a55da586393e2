import { createHash, createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Pool } from 'pg';
import { scopes as allScopes, type Token, type Tokens } from '../../ports/people.js';
import { appendEvent } from './append-event.js';
import { inTransaction } from './pool.js';
import { isUuid } from './reads.js';

const columns = 'id, person, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"';
type TokenRow = Omit<Token, 'lastUsedAt' | 'revokedAt'> & { readonly lastUsedAt: string | null; readonly revokedAt: string | null };
const toToken = ({ lastUsedAt, revokedAt, ...token }: TokenRow): Token => ({ ...token, ...(lastUsedAt !== null && { lastUsedAt }), ...(revokedAt !== null && { revokedAt }) });

const issuer = 'airlock';
const dayMs = 86_400_000;
/** No token outlives a year. */
const mostDays = 366;

/** API tokens: JSON Web Tokens signed with ES256, each with a row that can be revoked. `key` is a P-256 private key. */
export function createTokens(pool: Pool, key: KeyObject): Tokens {
  const publicKey = createPublicKey(key);
  const keyid = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
  return {
    issue: ({ person, name, scopes, days }, eventFor) => inTransaction(pool, async (client) => {
      const lifeMs = Math.min(Math.max(1, Math.trunc(days)), mostDays) * dayMs;
      const { rows } = await client.query<TokenRow>(
        `insert into tokens (id, person, name, scopes, created_at, expires_at) values ($1, $2, $3, $4, now(), now() + $5 * interval '1 millisecond') returning ${columns}`,
        [randomUUID(), person, name.trim(), allScopes.filter((scope) => scopes.includes(scope)), lifeMs],
      );
      const token = toToken(rows[0]!);
      await appendEvent(client, eventFor(token));
      const expiresIn = Math.floor(lifeMs / 1000);
      return { token, secret: jwt.sign({ scope: token.scopes.join(' ') }, key, { algorithm: 'ES256', keyid, issuer, subject: person, jwtid: token.id, expiresIn }) };
    }),
    async check(secret) {
      const id = idIn(secret, publicKey);
      if (id === undefined) return undefined;
      const { rows } = await pool.query<TokenRow>(
        `update tokens set last_used_at = now() from accounts
         where tokens.id = $1 and accounts.id = person and revoked_at is null and expires_at > now() and closed_at is null
         returning ${columns.replace('id,', 'tokens.id,').replace(' name,', ' tokens.name,').replace(' created_at', ' tokens.created_at')}`, [id]);
      return rows[0] && toToken(rows[0]);
    },
    async list(person) {
      return (await pool.query<TokenRow>(`select ${columns} from tokens where person = $1 order by created_at desc, id`, [person])).rows.map(toToken);
    },
    revoke: (id, person, event) => inTransaction(pool, async (client) => {
      const { rowCount } = await client.query('update tokens set revoked_at = now() where id = $1 and person = $2 and revoked_at is null', [isUuid(id) ? id : null, person]);
      if (rowCount === 0) return false;
      await appendEvent(client, event);
      return true;
    }),
  };
}

function idIn(secret: string, key: KeyObject): string | undefined {
  try {
    const payload = jwt.verify(secret, key, { algorithms: ['ES256'], issuer });
    return typeof payload === 'object' && payload.jti !== undefined && isUuid(payload.jti) ? payload.jti : undefined;
  } catch {
    return undefined;
  }
}

