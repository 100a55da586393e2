import type { TextPiece } from '../../sdc/subjects.js';
import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from '../zip/package.js';
import { readXml } from '../zip/xml.js';

/** Longest text kept from one side part, in characters: enough for any identifier rule, bounded for hostile files. */
const most = 2_000_000;

/**
 * All text of an XML part, joined per block element, each piece at the same place. For parts that no table comes from:
 * comments, drawings, caches. `blocks` are the elements after which a new piece starts (`*`: all); `attributes` adds their values.
 */
export const textsOf = async (source: Package, part: Part, ask: { blocks: readonly string[]; attributes?: readonly string[]; origin: TextPiece['origin'] }, limits: Limits): Promise<{ texts: TextPiece[]; reason?: Reason | 'doctype' }> => {
  const texts: TextPiece[] = [];
  const everything = ask.blocks.includes('*');
  let piece = '';
  let length = 0;
  const flush = (): void => {
    const said = piece.trim();
    piece = '';
    if (said === '' || length > most) return;
    length += said.length;
    texts.push({ text: said, place: { part: part.path }, origin: ask.origin });
  };
  const reason = await readXml(source, part, {
    open(_name, attributes) {
      for (const key of ask.attributes ?? []) {
        const value = attributes[key];
        if (value) { flush(); piece = value; flush(); }
      }
    },
    text(more) { if (length < most) piece += more; },
    close(name) { if (everything || ask.blocks.includes(name)) flush(); },
  }, limits);
  flush();
  return { texts, ...(reason ? { reason } : {}) };
};
