import type { Draw } from './draw.js';
import { mutateText } from './mutate-text.js';

const values = ['', '0', '-1', '1', '1048577', '99999999', '4294967296', '1e9', 'NaN', 'true', 'hidden', 'veryHidden', 's', 'inlineStr', 'str', 'b', 'd', 'e', 'A0', 'XFE1', 'ZZZZ99', 'A1:XFD1048576', 'B2:A1', '../../../x', '/xl/workbook.xml', '#', 'http://example.org/'];
const piece = /<\/?[A-Za-z_:][^<>]*>/g;

/** One to five changes to elements and attributes; the result is usually still well-formed, sometimes not. */
export function mutateXml(from: string, draw: Draw): string {
  let text = from;
  for (let changes = 1 + draw.below(5); changes > 0; changes -= 1) text = changeOnce(text, draw).slice(0, 400_000);
  return text;
}

function changeOnce(text: string, draw: Draw): string {
  const tags = [...text.slice(0, 100_000).matchAll(piece)];
  if (tags.length === 0 || draw.once(10)) return mutateText(text, '', draw);
  const tag = draw.pick(tags);
  const end = tag.index + tag[0].length;
  switch (draw.below(7)) {
    case 0: return text.slice(0, tag.index) + text.slice(end);
    case 1: return text.slice(0, end) + tag[0].repeat(draw.once(12) ? 2_000 : 1 + draw.below(3)) + text.slice(end);
    case 2: return withAttribute(text, tag, draw);
    case 3: return text.slice(0, tag.index) + tag[0].replace(/^<(\/?)[\w:]+/, (_whole, slash: string) => `<${slash}${/[\w:]+/.exec(draw.pick(tags)[0])?.[0] ?? 'x'}`) + text.slice(end);
    case 4: return text.slice(0, end) + draw.pick(values) + text.slice(end);
    case 5: return wholeElement(text, tag, draw);
    default: return withAttribute(text, tag, draw);
  }
}

function withAttribute(text: string, tag: RegExpExecArray, draw: Draw): string {
  const attributes = [...tag[0].matchAll(/([\w:]+)="([^"]*)"/g)];
  const end = tag.index + tag[0].length;
  if (attributes.length === 0) return text.slice(0, end) + draw.pick(values) + text.slice(end);
  const attribute = draw.pick(attributes);
  const instead = draw.once(6) ? '' : `${attribute[1]}="${draw.pick(values)}"`;
  return text.slice(0, tag.index) + tag[0].slice(0, attribute.index) + instead + tag[0].slice(attribute.index + attribute[0].length) + text.slice(end);
}

/** An element with all it holds: dropped, doubled, or put inside itself. */
function wholeElement(text: string, tag: RegExpExecArray, draw: Draw): string {
  const name = /^<([\w:]+)/.exec(tag[0])?.[1];
  if (name === undefined || tag[0].endsWith('/>')) return text;
  const close = text.indexOf(`</${name}>`, tag.index);
  if (close < 0) return text;
  const end = close + name.length + 3;
  const element = text.slice(tag.index, end);
  const instead = draw.pick(['', element + element, tag[0] + element + `</${name}>`, tag[0].repeat(draw.once(10) ? 3_000 : 5) + element]);
  return text.slice(0, tag.index) + instead + text.slice(end);
}
