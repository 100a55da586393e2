import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { exit, RemoteError, UsageError, type Io } from './io.js';

/** What the command line reads of a request; the rest of the answer is passed over. */
export const remoteRequest = z.looseObject({
  ref: z.string(), project: z.string(), title: z.string(), state: z.string(), status: z.string(), version: z.number(), round: z.number(), url: z.string(),
  dueAt: z.string().optional(), reason: z.string().optional(),
  files: z.array(z.looseObject({ id: z.string(), name: z.string(), sha256: z.string(), purpose: z.string(), outcome: z.string().optional() })),
  check: z.looseObject({ fails: z.number(), reviews: z.number(), unread: z.number() }).optional(),
  releases: z.array(z.looseObject({ id: z.string(), at: z.string() })),
});
export type RemoteRequest = z.output<typeof remoteRequest>;

const problem = z.looseObject({ title: z.string(), detail: z.string(), missing: z.array(z.string()).optional(), reference: z.string().optional() });

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Call {
  readonly body?: object;
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service and the token to use there: AIRLOCK_URL and AIRLOCK_TOKEN. */
export interface Client {
  call<T extends z.ZodType>(method: Method, path: string, schema: T, call?: Call): Promise<z.output<T>>;
  download(path: string, disk: string): Promise<void>;
  follow(path: string, onEvent: (event: unknown) => void): Promise<void>;
}

export function createClient(io: Io, server = io.env['AIRLOCK_URL']): Client {
  const token = io.env['AIRLOCK_TOKEN'];
  if (!server) throw new UsageError('say which service to use: set AIRLOCK_URL, or give --server.');
  if (!token) throw new RemoteError('you are not signed in. Make a token on your account page and set AIRLOCK_TOKEN.', exit.refused);
  const base = `${server.replace(/\/+$/, '')}/api/v1`;
  const send = async (method: Method, path: string, { body, form, headers }: Call = {}): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        method, redirect: 'error',
        headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }), ...headers },
        ...(body ? { body: JSON.stringify(body) } : form ? { body: form } : {}),
      });
    } catch {
      throw new RemoteError('the service cannot be reached. Nothing was lost; try again when it is back.', exit.unreachable);
    }
    if (!response.ok) throw await refusal(response);
    return response;
  };
  return {
    async call(method, path, schema, call) {
      return schema.parse(await (await send(method, path, call)).json());
    },
    async download(path, disk) {
      const response = await send('GET', path);
      if (!response.body) throw new RemoteError('the service sent nothing.', exit.unreachable);
      await pipeline(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream), createWriteStream(disk, { flags: 'wx' }));
    },
    async follow(path, onEvent) {
      const response = await send('GET', path, { headers: { Accept: 'text/event-stream' } });
      const decoder = new TextDecoder();
      let pending = '';
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        pending += decoder.decode(chunk, { stream: true });
        const events = pending.split('\n\n');
        pending = events.pop() ?? '';
        for (const event of events) if (event.startsWith('data: ')) onEvent(JSON.parse(event.slice(6)));
      }
    },
  };
}

/** The service's own sentences: what happened, what is missing, what to do. */
async function refusal(response: Response): Promise<RemoteError> {
  const code = response.status >= 500 ? exit.unreachable : exit.refused;
  const parsed = problem.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) return new RemoteError(`the service answered ${response.status} without saying why.`, code);
  const { title, detail, missing = [], reference } = parsed.data;
  return new RemoteError([`${title}. ${detail}`, ...missing.map((one) => `  - ${one}`), ...(code === exit.unreachable && reference ? [`  reference ${reference}`] : [])].join('\n'), code);
}

/** Files as one form, each under the name it will have in the request. */
export async function formOf(files: readonly { readonly disk: string; readonly path: string }[], purpose: string): Promise<FormData> {
  const form = new FormData();
  form.append('purpose', purpose);
  for (const { disk, path } of files) form.append('files', new Blob([await readFile(disk)]), path);
  return form;
}

export const refOf = (given: string | undefined): string => {
  if (given === undefined) throw new UsageError('say which request: its reference, such as AL-0412.');
  return given.toUpperCase();
};
export const serverOption = { server: { type: 'string' } } as const;
