import { setTimeout as sleep } from 'node:timers/promises';
import { signedIn, type Visitor } from './visitor.js';

/**
 * A researcher at the API and two checkers at the pages of a web process that may be killed at any time. Like people
 * they never give up: what was not answered is sent again as it was, with the same key or for the same version.
 */
export interface Clients {
  /** From the first call to the last file of the bundle: what was released, by name. */
  carry(key: string, files: Readonly<Record<string, string>>): Promise<Uint8Array>;
}

export interface ClientsOf {
  readonly url: string;
  readonly token: string;
  readonly checkers: readonly { readonly email: string; readonly password: string }[];
}

interface View {
  readonly ref: string;
  readonly state: string;
  readonly version: number;
  readonly files: readonly { readonly id: string; readonly name: string; readonly answers: Readonly<Record<string, unknown>> }[];
  readonly releases: readonly { readonly id: string }[];
}

const answers = { title: 'Table', destination: 'paper', population: 'Adults', people: 5000, weighted: 'no', protections: ['none'], earlier: 'Nothing' } as const;

/** Asks until there is an answer that is not the server's own fault. */
async function insist<T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) return answer;
    await sleep(40);
  }
}

export async function clientsOf({ url, token, checkers }: ClientsOf): Promise<Clients> {
  const visitors = await Promise.all(checkers.map(({ email, password }) => signedIn(url, email.split('@')[0]!, password)));
  const call = async (path: string, init: RequestInit = {}): Promise<{ readonly status: number; readonly body: Uint8Array }> => {
    const answer = await fetch(`${url}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) } });
    return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
  };
  const view = async (path: string, init?: RequestInit): Promise<View & { readonly status: number; readonly code?: string }> => {
    const { status, body } = await insist(() => call(path, init));
    return { ...(JSON.parse(Buffer.from(body).toString()) as View), status };
  };
  const json = (method: string, body: object, headers: Readonly<Record<string, string>> = {}): RequestInit => ({ method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });

  async function send(key: string, files: Readonly<Record<string, string>>): Promise<string> {
    const { ref } = await view('/requests', json('POST', { project: 'P-101', title: key }, { 'Idempotency-Key': key }));
    const form = new FormData();
    for (const [name, text] of Object.entries(files)) form.append('files', new Blob([text]), name);
    const { files: stored } = await view(`/requests/${ref}/files`, { method: 'POST', body: form });
    for (const file of stored) await view(`/requests/${ref}/files/${file.id}`, json('PATCH', { answers }));
    const { version } = await view(`/requests/${ref}`);
    await view(`/requests/${ref}/send`, json('POST', {}, { 'If-Match': `"${version}"`, 'Idempotency-Key': key }));
    return ref;
  }

  async function until(ref: string, isThere: (state: string) => boolean): Promise<View> {
    for (;;) {
      const now = await view(`/requests/${ref}`);
      if (isThere(now.state)) return now;
      await sleep(300);
    }
  }

  /** Claims, opens every file, approves it, and sends the review: at the pages, as a person without scripts. */
  async function review(checker: Visitor, ref: string, files: View['files']): Promise<void> {
    await insist(() => checker.post(`/requests/${ref}/claim`, {}));
    for (const { id } of files) {
      const { html } = await insist(() => checker.get(`/requests/${ref}/files/${id}`));
      for (const [, finding] of html.matchAll(/\?finding=([0-9a-f]+)#inspector/g)) await insist(() => checker.get(`/requests/${ref}/files/${id}?finding=${finding!}`));
      const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(html)?.[1];
      if (sha256) await insist(() => checker.post(`/requests/${ref}/files/${id}/vote`, { sha256, ballot: 'approve', reason: 'fair' }));
    }
    await insist(() => checker.post(`/requests/${ref}/finish`, {}));
  }

  return {
    async carry(key, files) {
      const ref = await send(key, files);
      const waiting = await until(ref, (state) => state !== 'draft' && state !== 'checking');
      for (const checker of visitors) await review(checker, ref, waiting.files);
      const { releases } = await until(ref, (state) => state === 'released');
      return (await insist(() => call(`/requests/${ref}/releases/${releases[0]!.id}`))).body;
    },
  };
}
