import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { decode } from '../csv/encoding.js';
import { matrixGrid } from '../document/matrix.js';
import { identify } from '../identify/identify.js';
import { arraysIn, type Json } from '../json/arrays.js';
import { namesSomeone } from '../office/properties.js';
import { whollyUnseen, type Grid, type Limits, type Member, type Reader, type Reading, type Unreadable } from '../reader.js';
import { proseCounts } from '../text/prose.js';
import { readLines } from '../text/reader.js';
import { dataUrl, endingFor, valuesInScript } from './embedded.js';
import { readTable } from './table.js';
import { attributeOf, childrenOf, isElement, isHidden, lineOf, parseHtml, textUnder, type Element, type Node } from './tree.js';

const largest = 48_000_000;
const deepest = 512;
const longestScript = 2_000_000;
const blocks = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'th', 'section', 'article', 'figcaption', 'blockquote', 'dt', 'dd', 'summary', 'title', 'label', 'option', 'button', 'caption', 'body', 'main', 'header', 'footer', 'pre']);

interface Into {
  readonly grids: Grid[]; readonly texts: TextPiece[]; readonly facts: Fact[]; readonly members: Member[]; readonly unreadable: Unreadable[];
  readonly limits: Limits;
  cells: number; hidden: number; hiddenLine: number; comments: number; commentLine: number; sources: number; sourceLine: number; heading: string;
}

const addGrid = (into: Into, table: Element, title: string, hidden: boolean): void => {
  const { rows, hints, inner } = readTable(table);
  if (rows.length > 0) {
    const { grid, cells, cut } = matrixGrid(rows, { ...hints, ...(hints.title === undefined && title ? { title } : {}) }, `g${into.grids.length + 1}`, into.limits.cells - into.cells);
    into.cells += cells;
    into.grids.push(hidden ? { ...grid, unseen: whollyUnseen } : grid);
    if (cut) into.unreadable.push({ reason: 'too-large', place: { line: lineOf(table) }, says: 'The tables of the page hold more cells than the limit; the rest was not read.' });
  }
  for (const note of hints.notes ?? []) into.texts.push({ text: note, place: { line: lineOf(table) }, origin: 'text' });
  for (const nested of inner) addGrid(into, nested, '', hidden);
};

const embeddedJson = (into: Into, source: string, line: number): void => {
  let value: Json;
  try { value = JSON.parse(source) as Json; } catch { return; }
  const { found } = arraysIn(value, { depth: into.limits.depth, cells: Math.max(0, into.limits.cells - into.cells) });
  for (const { grid } of found.slice(0, 200)) {
    into.cells += grid.rows * grid.columns;
    into.grids.push({ ...grid, id: `g${into.grids.length + 1}`, lineOf: () => line, unseen: whollyUnseen });
  }
};

const script = (into: Into, element: Element): void => {
  const line = lineOf(element);
  const type = attributeOf(element, 'type') ?? '';
  const source = attributeOf(element, 'src');
  const code = childrenOf(element).map((node) => ('value' in node ? node.value : '')).join('');
  if (source && /^(https?:)?\/\//i.test(source)) { into.sources += 1; into.sourceLine ||= line; }
  if (!/json/i.test(type) && !/^text\/(x-)?(template|handlebars|mathjax)/i.test(type)) into.facts.push({ is: 'html-script', place: { line } });
  const values = valuesInScript(code, type);
  if (values > 0) {
    into.facts.push({ is: 'html-embedded-data', place: { line }, count: values });
    if (/json/i.test(type)) embeddedJson(into, code, line);
  }
  if (code.trim() !== '') into.texts.push({ text: code.slice(0, longestScript), place: { line }, origin: 'code' });
};

const links = (into: Into, element: Element): void => {
  const line = lineOf(element);
  for (const name of ['src', 'href', 'data', 'poster', 'xlink:href']) {
    const url = attributeOf(element, name);
    if (!url) continue;
    const data = dataUrl(url);
    if (data) {
      if (data.bytes.length === 0) continue;
      const picture = element.tagName === 'img' || element.tagName === 'image';
      if (/^(font|application\/(x-)?font|text\/css|application\/(x-)?javascript|text\/javascript)/i.test(data.type)) continue;
      if (!picture) into.facts.push({ is: 'html-embedded-data', place: { line }, count: data.bytes.length, detail: { bytes: data.bytes.length } });
      if (into.members.length < into.limits.parts) into.members.push({ path: `embedded-${into.members.length + 1}.${endingFor(data.type)}`, bytes: data.bytes });
    } else if (element.tagName === 'a') into.texts.push({ text: url, place: { line }, origin: 'hidden' });
    else if (/^(https?:)?\/\//i.test(url) && element.tagName !== 'script') { into.sources += 1; into.sourceLine ||= line; }
  }
  for (const { name, value } of element.attrs) {
    if (name.startsWith('data-') && value.length > 300 && (value.match(/\d+/g) ?? []).length > 20) {
      into.facts.push({ is: 'html-embedded-data', place: { line }, count: value.length });
      into.texts.push({ text: value, place: { line }, origin: 'hidden' });
    } else if (['title', 'alt', 'aria-label', 'content', 'value', 'placeholder'].includes(name) && value.trim() !== '') into.texts.push({ text: value, place: { line }, origin: 'hidden' });
    else if (/^on[a-z]+$/.test(name)) into.facts.push({ is: 'html-script', place: { line } });
  }
};

const meta = (into: Into, element: Element): void => {
  const name = attributeOf(element, 'name')?.toLowerCase();
  const content = attributeOf(element, 'content') ?? '';
  if (name === 'author' && namesSomeone('creator', content)) into.facts.push({ is: 'document-property', place: { line: lineOf(element) }, detail: { property: 'author' } });
};

/** What an element is for; true when its children are dealt with. */
const visit = (into: Into, element: Element, hidden: boolean): boolean => {
  const line = lineOf(element);
  if (element.tagName === 'script') { script(into, element); return true; }
  if (element.tagName === 'style') return true;
  if (element.tagName === 'meta') meta(into, element);
  links(into, element);
  if (attributeOf(element, 'id') === 'rmd-source-code') {
    into.facts.push({ is: 'html-source-code', place: { line } });
    const source = Buffer.from(textUnder(element), 'base64');
    into.members.push({ path: 'source.Rmd', bytes: new Uint8Array(source) });
    return true;
  }
  if (element.tagName === 'table') {
    addGrid(into, element, into.heading, hidden);
    for (const node of descendants(element)) if (isElement(node)) { if (node.tagName === 'script') script(into, node); else links(into, node); if (isHidden(node) && textUnder(node).trim() !== '') { into.hidden += 1; into.hiddenLine ||= lineOf(node); } }
    return true;
  }
  if (element.tagName === 'pre') {
    const lines = textUnder(element).split('\n');
    const found = readLines(lines, { ...into.limits, cells: Math.max(0, into.limits.cells - into.cells) }, { firstLine: line, origin: hidden ? 'hidden' : 'text', idPrefix: `p${line}-` });
    into.grids.push(...found.grids);
    into.texts.push(...found.texts);
    into.facts.push(...found.facts);
    into.unreadable.push(...found.unreadable);
    return true;
  }
  if (/^h[1-6]$/.test(element.tagName)) into.heading = textUnder(element).replace(/\s+/g, ' ').trim();
  return false;
};

const descendants = function* (root: Element): Generator<Node> {
  const stack: Node[] = [...childrenOf(root)];
  while (stack.length > 0) {
    const node = stack.pop()!;
    yield node;
    if (!isElement(node) || node.tagName !== 'script') stack.push(...childrenOf(node));
  }
};

/** Walks the page in reading order, with its own stack. */
const walk = (into: Into, root: readonly Node[]): void => {
  let pending = '';
  let pendingLine = 1;
  const flush = (hidden: boolean): void => {
    const text = pending.replace(/\s+/g, ' ').trim();
    pending = '';
    if (text === '') return;
    into.texts.push({ text, place: { line: pendingLine }, origin: hidden ? 'hidden' : 'text' });
    into.facts.push(...proseCounts(text, pendingLine));
    if (hidden) { into.hidden += 1; into.hiddenLine ||= pendingLine; }
  };
  const stack: ({ node: Node; hidden: boolean; depth: number } | { flush: boolean })[] = [...root].reverse().map((node) => ({ node, hidden: false, depth: 0 }));
  let tooDeep = false;
  while (stack.length > 0) {
    const top = stack.pop()!;
    if ('flush' in top) { flush(top.flush); continue; }
    const { node, hidden, depth } = top;
    if (node.nodeName === '#comment' && 'data' in node) {
      if (node.data.trim() !== '' && !/^\[if|<!\[endif/i.test(node.data.trim())) {
        into.comments += 1;
        into.commentLine ||= lineOf(node);
        into.texts.push({ text: node.data.slice(0, longestScript), place: { line: lineOf(node) }, origin: 'hidden' });
      }
      continue;
    }
    if (node.nodeName === '#text' && 'value' in node) { if (pending.trim() === '') pendingLine = lineOf(node); pending += node.value; continue; }
    if (!isElement(node)) continue;
    if (depth > deepest) { tooDeep = true; continue; }
    const hides = hidden || isHidden(node);
    if (blocks.has(node.tagName) || hides !== hidden) flush(hidden);
    if (visit(into, node, hides)) continue;
    if (blocks.has(node.tagName) || hides !== hidden) stack.push({ flush: hides });
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push({ node: children[index]!, hidden: hides, depth: depth + 1 });
  }
  flush(false);
  if (tooDeep) into.unreadable.push({ reason: 'too-deep', place: {}, says: 'The page nests elements deeper than the limit; what lies deeper was not read.' });
};

const nothing: Reading = { read: 'not', grids: [], texts: [], facts: [], unreadable: [] };

/** Reads the text of a page; also used for pages within other files. */
export const readHtml = (text: string, limits: Limits): Reading => {
  if (text.length > largest) return { ...nothing, unreadable: [{ reason: 'too-large', place: {}, says: 'The page is larger than pages are read; send its tables as CSV.' }] };
  const into: Into = { grids: [], texts: [], facts: [], members: [], unreadable: [], limits, cells: 0, hidden: 0, hiddenLine: 0, comments: 0, commentLine: 0, sources: 0, sourceLine: 0, heading: '' };
  walk(into, childrenOf(parseHtml(text)));
  if (into.hidden > 0) into.facts.push({ is: 'html-hidden-element', place: { line: into.hiddenLine }, count: into.hidden });
  if (into.comments > 0) into.facts.push({ is: 'html-comment', place: { line: into.commentLine }, count: into.comments });
  if (into.sources > 0) into.facts.push({ is: 'html-external-source', place: { line: into.sourceLine }, count: into.sources });
  const { grids, texts, facts, members, unreadable } = into;
  return { read: unreadable.length > 0 ? 'partly' : 'whole', grids, texts, facts, unreadable, ...(members.length > 0 ? { members } : {}) };
};

/** Web pages: tables, text, and what a browser does not show. */
export const html: Reader = {
  id: 'html', version: 1, kind: 'html', accepts: (name, head) => identify(name, head).kind === 'html',
  read: (bytes, limits) => {
    const { text, faults } = decode(bytes);
    const reading = readHtml(text, limits);
    return faults === 0 ? reading : { ...reading, read: reading.read === 'not' ? 'not' : 'partly', unreadable: [...reading.unreadable, { reason: 'bad-encoding', place: {}, says: 'Some characters could not be made out.' }] };
  },
};
