import { SaxesParser } from 'saxes';
import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from './package.js';

export type Attributes = Readonly<Record<string, string>>;

/** What a caller wants to hear of a part, names without their prefixes. */
export interface XmlListener {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
  comment?(text: string): void;
  /** Whether a document type may stand; none may when this is left out. */
  doctype?(text: string): boolean;
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** A listener that stops at the first fault: no document type, no deeper than the limit, well formed to the end. */
export const xmlParser = (listener: XmlListener, limits: Limits): { write(text: string): void; end(): void; fault(): Reason | 'doctype' | undefined } => {
  const parser = new SaxesParser();
  let depth = 0;
  let fault: Reason | 'doctype' | undefined;
  parser.on('error', () => { fault ??= 'malformed'; });
  parser.on('doctype', (text) => { if (!listener.doctype?.(text)) fault ??= 'doctype'; });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.depth) fault ??= 'too-deep';
    if (!fault) listener.open?.(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (!fault) listener.close?.(local(tag.name));
  });
  if (listener.text) parser.on('text', (text) => { if (!fault) listener.text!(text); });
  if (listener.text) parser.on('cdata', (text) => { if (!fault) listener.text!(text); });
  if (listener.comment) parser.on('comment', (text) => { if (!fault) listener.comment!(text); });
  const guarded = (act: () => void): void => {
    if (fault) return;
    try { act(); } catch { fault ??= 'malformed'; }
  };
  return { write: (text) => guarded(() => parser.write(text)), end: () => guarded(() => parser.close()), fault: () => fault };
};

/** Streams a part of a package through a listener; undefined when it was well formed to the end. */
export const readXml = async (source: Package, part: Part, listener: XmlListener, limits: Limits): Promise<Reason | 'doctype' | undefined> => {
  const parser = xmlParser(listener, limits);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const reason = await source.stream(part, (chunk) => {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8');
    if (!parser.fault()) parser.write(decoder.decode(chunk, { stream: true }));
  });
  if (reason) return reason;
  parser.write(decoder?.decode() ?? '');
  parser.end();
  return parser.fault();
};

/** An attribute by its local name: "r:id" and "id" are the same question. */
export const attribute = (attributes: Attributes, name: string): string | undefined => {
  if (attributes[name] !== undefined) return attributes[name];
  for (const key of Object.keys(attributes)) if (local(key) === name) return attributes[key];
  return undefined;
};
