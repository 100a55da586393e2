import { Router, type Request } from 'express';
import * as oidc from 'openid-client';
import { accountOf } from '../../../actions/change-account.js';
import type { Account } from '../../../ports/index.js';
import type { Deps } from '../../deps.js';
import { query } from '../../form.js';
import { Stop } from '../../middleware/errors.js';
import { localPath } from './page.js';

/** Sign-in with an identity provider: authorisation code with PKCE, state and nonce. Nothing here when none is set up. */
export function providerRoutes({ ports, config }: Deps, enter: (req: Request, account: Account) => Promise<void>): Router {
  const router = Router();
  const settings = config.oidc;
  if (!settings) return router;
  const redirect = `${config.publicUrl}/sign-in/provider/return`;
  // Without TLS only on this very machine: a provider under test.
  const isHere = ['localhost', '127.0.0.1'].includes(new URL(settings.issuer).hostname);
  const allowed = isHere ? { execute: [oidc.allowInsecureRequests] } : {};
  let found: Promise<oidc.Configuration> | undefined;
  const provider = (): Promise<oidc.Configuration> => {
    found ??= oidc.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, allowed).catch((cause: unknown) => {
      found = undefined;
      throw new Error('the identity provider does not answer', { cause });
    });
    return found;
  };
  router.get('/sign-in/provider', async (req, res) => {
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    req.session.oidc = { state, nonce, verifier, next: localPath(query(req, 'next')) };
    const url = oidc.buildAuthorizationUrl(await provider(), {
      redirect_uri: redirect, scope: 'openid email', state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    });
    res.redirect(303, url.href);
  });
  router.get('/sign-in/provider/return', async (req, res) => {
    const asked = req.session.oidc;
    if (!asked) throw refused();
    delete req.session.oidc;
    const answer = await oidc
      .authorizationCodeGrant(await provider(), new URL(`${config.publicUrl}${req.originalUrl}`), { pkceCodeVerifier: asked.verifier, expectedState: asked.state, expectedNonce: asked.nonce })
      .catch(() => { throw refused(); });
    const claims = answer.claims();
    const email = claims?.['email_verified'] === true && typeof claims['email'] === 'string' ? claims['email'] : undefined;
    const account = claims ? await accountOf(ports, { issuer: claims.iss, subject: claims.sub, ...(email !== undefined && { email }) }) : undefined;
    if (!account || account.closedAt) throw unknown();
    await enter(req, account);
    res.redirect(303, asked.next);
  });
  return router;
}

const refused = (): Stop => new Stop(403, { title: 'Your organisation did not confirm who you are', says: 'You are not signed in. Go back to the sign-in page and try again.' }, 'sign-in-refused');
const unknown = (): Stop => new Stop(403, { title: 'There is no account for you here yet', says: 'Your organisation confirmed who you are, but nobody has set up an account. Ask the service manager.' }, 'no-account');
