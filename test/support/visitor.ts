import { password } from './running-web.js';

/** A person at a browser without scripts: keeps cookies, follows redirects, fills in forms as they stand on the page. */
export interface Visitor {
  readonly get: (path: string) => Promise<Page>;
  readonly post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Page>;
  readonly upload: (path: string, files: readonly { readonly name: string; readonly text: string }[], fields?: Readonly<Record<string, string>>) => Promise<Page>;
  /** Changes the secret that forms carry, as a forged form would. */
  readonly forge: (secret: string) => void;
}

export interface Page {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  readonly headers: Headers;
  readonly title: string;
}

export function visitor(base: string): Visitor {
  let cookie = '';
  let secret = '';
  const read = async (path: string, init: RequestInit = {}): Promise<Page> => {
    const answer = await fetch(new URL(path, base), { ...init, redirect: 'manual', headers: { Accept: 'text/html', ...(cookie ? { Cookie: cookie } : {}), ...(init.headers as Record<string, string> | undefined) } });
    for (const set of answer.headers.getSetCookie()) cookie = set.split(';')[0]!;
    const to = answer.headers.get('location');
    if (to && answer.status >= 300 && answer.status < 400) return read(to);
    const html = await answer.text();
    secret = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? secret;
    return { status: answer.status, path, html, headers: answer.headers, title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '' };
  };
  return {
    get: (path) => read(path),
    post(path, fields) {
      const body = new URLSearchParams({ _csrf: secret });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return read(path, { method: 'POST', body });
    },
    upload(path, files, fields = {}) {
      const body = new FormData();
      body.append('_csrf', secret);
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      for (const { name, text } of files) body.append('files', new Blob([text]), name);
      return read(path, { method: 'POST', body });
    },
    forge: (other) => { secret = other; },
  };
}

/** Somebody signed in. */
export async function signedIn(base: string, name: string, secret = password): Promise<Visitor> {
  const person = visitor(base);
  await person.get('/sign-in');
  await person.post('/sign-in', { email: `${name}@example.org`, password: secret });
  return person;
}
