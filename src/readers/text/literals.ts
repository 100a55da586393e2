import type { Json } from '../json/arrays.js';

const opens = /^(?:[\w. ]{1,40}[:=]\s*)?(?:\w{1,20}\()?\s*(?:<class '\w+'>, )?[{[(]/;
const token = /\s+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z_][\w.]*\(?|[{}[\](),:]/y;
const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null', nan: 'null', NaN: 'null', NA: 'null', inf: 'null', true: 'true', false: 'false', null: 'null' };
const closers: Readonly<Record<string, readonly [close: string, as: string]>> = { '{': ['}', '}'], '[': [']', ']'], '(': [')', ']'] };
/** The bracket of a call ("np.int64(5)") closes without a trace. */
const call = [')', ''] as const;
const longest = 200_000;

/** A quoted string of Python as one of JSON. */
const quoted = (text: string): string => JSON.stringify(text.slice(1, -1).replace(/\\(.)/g, '$1'));

/** A literal of Python (or JSON) as JSON text, up to where its brackets close; undefined when it is none. */
function asJson(text: string): string | undefined {
  const out: string[] = [];
  const open: (readonly [close: string, as: string])[] = [];
  const next = new RegExp(token);
  while (next.lastIndex < text.length) {
    const part = next.exec(text)?.[0];
    if (part === undefined) return undefined;
    if (part.trim() === '') continue;
    if (closers[part]) { open.push(closers[part]); out.push(part === '(' ? '[' : part); continue; }
    if (part === ')' || part === ']' || part === '}') {
      const want = open.pop();
      if (want?.[0] !== part) return undefined;
      if (out.at(-1) === ',') out.pop();
      if (want[1] !== '') out.push(want[1]);
      if (open.length === 0) return out.join('');
    } else if (part === ':') {
      const key = out.pop();
      out.push(key?.startsWith('"') ? key : JSON.stringify(key ?? ''), ':');
    } else if (part === ',') out.push(part);
    else if (/^['"]/.test(part)) out.push(quoted(part));
    else if (part.endsWith('(')) open.push(call);
    else if (/^[A-Za-z_]/.test(part)) out.push(words[part] ?? JSON.stringify(part));
    else out.push(part.replaceAll('_', '').replace(/^(-?)\./, '$10.').replace(/\.$/, '').replace(/^(-?)0+(?=\d)/, '$1'));
    if (out.length > longest) return undefined;
  }
  return undefined;
}

/** A value that a program printed as a literal ("{'north': {'cases': 45}}", "Counter({'a': 3})"), from a line on. */
export function literalAt(lines: readonly string[], at: number): { value: Json; to: number } | undefined {
  if (!opens.test(lines[at]!)) return undefined;
  let text = '';
  for (let to = at; to < Math.min(lines.length, at + 400) && text.length < longest && lines[to]!.trim() !== ''; to += 1) {
    text += `${lines[to]}\n`;
    const ends = /[}\])]\s*$/.test(lines[to]!);
    const json = ends ? asJson(text.slice(text.search(/[{[]|(?<!\w)\(/))) : undefined;
    if (json === undefined) continue;
    try { return (json.match(/[[{:,]-?\d/g) ?? []).length < 2 ? undefined : { value: JSON.parse(json) as Json, to: to + 1 }; } catch { return undefined; }
  }
  return undefined;
}
