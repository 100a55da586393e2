import type { Fact } from '../../sdc/subjects.js';

const latin = new TextDecoder('latin1');

/** What the bytes of a PDF say without being parsed: earlier revisions, and anything after the end. */
export const fromBytes = (bytes: Uint8Array): Fact[] => {
  const facts: Fact[] = [];
  const text = latin.decode(bytes);
  const ends = [...text.matchAll(/%%EOF/g)];
  const linear = /\/Linearized\b/.test(text.slice(0, 2048));
  const revisions = ends.length - 1 - (linear ? 1 : 0);
  if (revisions > 0) facts.push({ is: 'pdf-earlier-revision', place: {}, count: revisions });
  const last = ends.at(-1);
  const after = last === undefined ? 0 : text.slice(last.index + 5).replace(/^[\s\0]+/, '').length;
  if (after > 0) facts.push({ is: 'trailing-bytes', place: {}, count: after });
  const start = text.indexOf('%PDF-');
  if (start > 0) facts.push({ is: 'trailing-bytes', place: {}, count: start, detail: { before: true } });
  return facts;
};
