import { decode } from '../csv/encoding.js';
import { identify } from '../identify/identify.js';
import type { Json } from '../json/arrays.js';
import { readValue } from '../json/reader.js';
import type { Limits, Reader, Reading } from '../reader.js';
import { xmlParser } from '../zip/xml.js';

interface Open { readonly name: string; readonly value: Record<string, Json>; text: string }

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Puts a child beside its siblings: a second one of a name makes a list. */
const add = (parent: Record<string, Json>, name: string, child: Json): void => {
  const there = parent[name];
  if (there === undefined) parent[name] = child;
  else if (Array.isArray(there)) (there as Json[]).push(child);
  else parent[name] = [there, child];
};

const read = (bytes: Uint8Array, limits: Limits): Reading => {
  const { text } = decode(bytes);
  const root: Record<string, Json> = Object.create(null) as Record<string, Json>;
  const stack: Open[] = [{ name: '', value: root, text: '' }];
  const comments: string[] = [];
  const parser = xmlParser({
    open(name, attributes) {
      const value: Record<string, Json> = Object.create(null) as Record<string, Json>;
      for (const [key, said] of Object.entries(attributes)) if (!key.startsWith('xmlns')) value[local(key)] = said;
      stack.push({ name, value, text: '' });
    },
    text(piece) { const top = stack.at(-1); if (top) top.text += piece; },
    close() {
      const { name, value, text: said } = stack.pop()!;
      const trimmed = said.trim();
      const parent = stack.at(-1)!;
      if (Object.keys(value).length === 0) add(parent.value, name, trimmed);
      else { if (trimmed !== '') value['text'] = trimmed; add(parent.value, name, value); }
    },
    comment(said) { comments.push(said); },
    doctype: (said) => !said.includes('['),
  }, limits);
  parser.write(text);
  parser.end();
  const fault = parser.fault();
  if (fault) {
    return { read: 'not', grids: [], texts: [], facts: fault === 'doctype' ? [{ is: 'xml-doctype', place: {} }] : [], unreadable: [{ reason: fault === 'doctype' ? 'malformed' : fault, place: {}, says: 'The file is damaged, too deep, or declares entities, which is refused.' }] };
  }
  const found = readValue(root, { ...limits, depth: limits.depth * 2 });
  return { ...found, texts: [...found.texts, ...comments.map((said) => ({ text: said.slice(0, 100_000), place: {}, origin: 'hidden' as const }))], read: found.unreadable.length > 0 ? 'partly' : 'whole' };
};

/** XML data of any kind: repeated elements are tables, everything else is text. */
export const xml: Reader = { id: 'xml', version: 1, kind: 'xml', accepts: (name, head) => identify(name, head).kind === 'xml', read };
