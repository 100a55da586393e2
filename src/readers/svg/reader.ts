import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { decode } from '../csv/encoding.js';
import { dataUrl, endingFor } from '../html/embedded.js';
import { identify } from '../identify/identify.js';
import type { Limits, Member, Reader, Reading } from '../reader.js';
import { proseCounts } from '../text/prose.js';
import { xmlParser, type Attributes } from '../zip/xml.js';

const deepest = 256;
/** Shapes that a plotting program draws once for each record. */
const marks = new Set(['circle', 'ellipse', 'use']);
/** Nothing in these is drawn where it stands. */
const definitions = new Set(['defs', 'clipPath', 'symbol', 'marker', 'pattern', 'mask', 'linearGradient', 'radialGradient', 'filter', 'font']);
const programs = /matplotlib|inkscape|illustrator|adobe|stata|ggplot|svglite|cairo|plotly|gnuplot|libreoffice|vega|seaborn|image\/svg|graphviz|highcharts|^\s*$|^https?:/i;

/** Whether an element of a figure says of itself that it is not drawn. */
export const isUnseen = (attributes: Attributes): boolean => {
  const style = `${attributes['style'] ?? ''};display:${attributes['display'] ?? ''};visibility:${attributes['visibility'] ?? ''};opacity:${attributes['opacity'] ?? ''};`;
  return /display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|[^-]opacity\s*:\s*0(\.0+)?\s*;/i.test(`;${style}`);
};

interface Level { readonly name: string; readonly hidden: boolean; readonly defined: boolean; readonly axis: boolean }

interface Into { facts: Fact[]; texts: TextPiece[]; members: Member[] }

const metadataOf = (name: string, attributes: Attributes, into: Into): void => {
  for (const [key, value] of Object.entries(attributes)) {
    if (/(docname|export-filename|docbase|absref)$/i.test(key) && value.trim() !== '') {
      into.texts.push({ text: value, place: {}, origin: 'property' });
      into.facts.push({ is: 'svg-metadata', place: {}, detail: { property: key.split(':').at(-1)!.slice(0, 30) } });
    }
    if (/^data-/.test(key) && (value.match(/\d/g) ?? []).length > 0) into.texts.push({ text: value, place: {}, origin: 'hidden' });
    if (/^on[a-z]+$/i.test(key) || /^\s*javascript:/i.test(value)) into.facts.push({ is: 'svg-script', place: { part: name } });
  }
};

const linked = (attributes: Attributes, into: Into, limits: Limits): void => {
  const url = attributes['href'] ?? attributes['xlink:href'] ?? attributes['src'];
  if (!url) return;
  const data = dataUrl(url);
  if (data && !/^(font|application\/(x-)?font)/i.test(data.type)) {
    into.facts.push({ is: 'svg-embedded-data', place: {}, count: data.bytes.length });
    if (into.members.length < limits.parts) into.members.push({ path: `embedded-${into.members.length + 1}.${endingFor(data.type)}`, bytes: data.bytes });
  } else if (/^(https?:)?\/\/|^file:/i.test(url)) {
    into.facts.push({ is: 'document-external-link', place: {} });
    into.texts.push({ text: url, place: {}, origin: 'hidden' });
  }
};

const read = (bytes: Uint8Array, limits: Limits): Reading => {
  const { text: source, faults } = decode(bytes);
  const into: Into = { facts: [], texts: [], members: [] };
  const stack: Level[] = [];
  const counts = new Map<string, { count: number; places: Set<string> }>();
  let text = '';
  let unseen = 0;
  let dataValues = 0;
  let size = { width: 0, height: 0 };
  let creator = '';
  let inCreator = false;
  const parser = xmlParser({
    doctype: (declared) => !declared.includes('['),
    open(name, attributes) {
      const above = stack.at(-1);
      const axis = (above?.axis ?? false) || /tick|axis|grid|legend/i.test(`${attributes['id'] ?? ''} ${attributes['class'] ?? ''}`);
      const level: Level = { name, hidden: (above?.hidden ?? false) || isUnseen(attributes), defined: (above?.defined ?? false) || definitions.has(name), axis };
      stack.push(level);
      if (name === 'svg' && stack.length === 1) size = { width: Math.round(parseFloat(attributes['width'] ?? '0')) || 0, height: Math.round(parseFloat(attributes['height'] ?? '0')) || 0 };
      if (name === 'script' || name === 'foreignObject' || name === 'iframe') into.facts.push({ is: 'svg-script', place: { part: name } });
      if (name === 'creator' || name === 'Agent') inCreator = true;
      metadataOf(name, attributes, into);
      linked(attributes, into, limits);
      dataValues += Object.keys(attributes).filter((key) => key.startsWith('data-') && /\d/.test(attributes[key]!)).length;
      if (['text', 'title', 'desc'].includes(name)) text = '';
      if (!marks.has(name) || level.defined || axis) return;
      if (level.hidden) { unseen += 1; return; }
      const seen = counts.get(name) ?? { count: 0, places: new Set<string>() };
      seen.count += 1;
      if (seen.places.size < 100_000) seen.places.add(`${attributes['cx'] ?? attributes['x'] ?? ''} ${attributes['cy'] ?? attributes['y'] ?? ''} ${attributes['transform'] ?? ''}`);
      counts.set(name, seen);
    },
    text(piece) {
      text += piece;
      if (inCreator) creator += piece;
      const level = stack.at(-1);
      if (level && ['script', 'style'].includes(level.name)) { if (level.name === 'script') into.texts.push({ text: piece.slice(0, 1_000_000), place: {}, origin: 'code' }); text = ''; }
    },
    close(name) {
      const level = stack.pop();
      if (name === 'creator') inCreator = false;
      if (!['text', 'title', 'desc'].includes(name)) return;
      const said = text.replace(/\s+/g, ' ').trim();
      text = '';
      if (said === '') return;
      const hidden = (level?.hidden ?? false) || name !== 'text';
      if (level?.hidden && name === 'text' && !level.defined) unseen += 1;
      into.texts.push({ text: said, place: {}, origin: hidden ? 'hidden' : 'text' });
      into.facts.push(...proseCounts(said, 1).map((fact) => ({ ...fact, place: {} })));
    },
    comment(said) { if (said.trim() !== '') into.texts.push({ text: said.trim().slice(0, 100_000), place: {}, origin: 'hidden' }); },
  }, { ...limits, depth: deepest });
  parser.write(source);
  parser.end();
  for (const [shape, { count, places }] of counts) into.facts.push({ is: 'svg-marks', place: {}, count, detail: { shape, distinct: places.size } });
  if (unseen > 0) into.facts.push({ is: 'svg-hidden-content', place: {}, count: unseen });
  if (dataValues > 0) into.facts.push({ is: 'svg-embedded-data', place: {}, count: dataValues });
  const who = creator.replace(/\s+/g, ' ').trim();
  if (who !== '' && !programs.test(who)) { into.facts.push({ is: 'svg-metadata', place: {}, detail: { property: 'creator' } }); into.texts.push({ text: who, place: {}, origin: 'property' }); }
  into.facts.push({ is: 'figure', place: {}, detail: { vector: true, ...size } });
  const fault = parser.fault();
  if (fault === 'doctype') into.facts.push({ is: 'xml-doctype', place: {} });
  const unreadable = [
    ...(fault ? [{ reason: fault === 'doctype' ? 'malformed' as const : fault, place: {}, says: fault === 'doctype' ? 'The figure declares entities, which is refused.' : 'The figure is damaged or not well formed.' }] : []),
    ...(faults > 0 ? [{ reason: 'bad-encoding' as const, place: {}, says: 'Some characters could not be made out.' }] : []),
  ];
  return { read: unreadable.length > 0 ? 'partly' : 'whole', grids: [], texts: into.texts, facts: into.facts, unreadable, ...(into.members.length > 0 ? { members: into.members } : {}) };
};

/** SVG figures: marks counted, text and metadata read, scripts and embedded content told. Never drawn. */
export const svg: Reader = { id: 'svg', version: 1, kind: 'svg', accepts: (name, head) => identify(name, head).kind === 'svg', read: (bytes, limits) => read(bytes, limits) };
