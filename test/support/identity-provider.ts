import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

/** Somebody of the organisation, as its provider knows them. */
export interface Colleague {
  readonly subject: string;
  readonly email: string;
  readonly isVerified: boolean;
}

/** An identity provider of its own on this machine, at which whoever is named in `who` is signed in already. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly who: { is: Colleague };
  stop(): Promise<void>;
}

export async function startProvider(redirect: string, port: number): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const client = { id: 'airlock', secret: 'a-secret-between-the-two-of-them' };
  const who = { is: { subject: 'nobody', email: 'nobody@example.org', isVerified: false } as Colleague };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect], response_types: ['code'], grant_types: ['authorization_code'] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key for the cookies of the provider'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => ({ accountId: subject, claims: () => ({ sub: subject, email: who.is.email, email_verified: who.is.isVerified }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: client.id, accountId: ctx.oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/interaction/')) void provider.interactionFinished(req, res, { login: { accountId: who.is.subject } }, { mergeWithLastSubmission: false });
    else void answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer, client, who,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}

