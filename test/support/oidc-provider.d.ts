/** The part of oidc-provider that the tests use; it brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant { addOIDCScope(scope: string): void; save(): Promise<string> }
  interface Context { readonly oidc: { readonly provider: { readonly Grant: new (of: { clientId: string; accountId: string }) => Grant }; readonly session?: { readonly accountId?: string } } }
  interface Configuration {
    readonly interactions: { readonly url: (ctx: Context, interaction: { readonly uid: string }) => string };
    readonly findAccount: (ctx: Context, subject: string) => { readonly accountId: string; readonly claims: () => object };
    readonly loadExistingGrant: (ctx: Context) => Promise<Grant>;
    readonly [setting: string]: unknown;
  }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: object, options: { readonly mergeWithLastSubmission: boolean }): Promise<void>;
  }
}
