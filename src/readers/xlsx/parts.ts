import type { Fact, TextPiece } from '../../sdc/subjects.js';
import type { Grid, Limits, Member, Unreadable } from '../reader.js';
import { readChart } from '../office/charts.js';
import { isPropertyPart } from '../office/properties.js';
import { textsOf } from '../office/texts.js';
import type { Package, Part } from '../zip/package.js';
import { relationsOf } from '../zip/relations.js';
import { readPivotRecords } from './pivot.js';

/** Parts that say nothing beyond what the sheets say: how things look, what to calculate first, how to print. */
const plain = /^(\[Content_Types\]\.xml|(.*\/)?_rels\/[^/]*\.rels|xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|calcChain\.xml|metadata\.xml|sheetMetadata\.xml|volatileDependencies\.xml|theme\/[^/]+\.xml|theme\/_rels\/.*|tables\/[^/]+\.xml|worksheets\/[^/]+\.xml|chartsheets\/[^/]+\.xml|charts\/(style|colors)\d*\.xml|pivotTables\/[^/]+\.xml|featurePropertyBag\/[^/]+\.xml|drawings\/[^/]*\.vml|richData\/[^/]+\.xml|slicers\/[^/]+\.xml|timelines\/[^/]+\.xml|ctrlProps\/[^/]+\.xml))$/i;

export interface Beside { facts: Fact[]; texts: TextPiece[]; grids: Grid[]; members: Member[]; unreadable: Unreadable[] }

type Look = (part: Part, source: Package, into: Beside, limits: Limits) => Promise<void>;

const fact = (is: Fact['is'], count?: number): Look => async (part, _source, into) => {
  into.facts.push({ is, place: { part: part.path }, ...(count === undefined ? {} : { count }) });
};

/** Text of a part under a fact; `counts` is the element that makes one. */
const withTexts = (is: Fact['is'], blocks: readonly string[], attributes: readonly string[] = []): Look => async (part, source, into, limits) => {
  const { texts, reason } = await textsOf(source, part, { blocks, attributes, origin: 'hidden' }, limits);
  into.texts.push(...texts);
  // Excel writes many of these parts empty.
  if (texts.length > 0 || is === 'xlsx-connection') into.facts.push({ is, place: { part: part.path }, count: texts.length });
  if (reason) into.unreadable.push({ reason: reason === 'doctype' ? 'malformed' : reason, place: { part: part.path }, says: 'A part of the workbook could not be read.' });
};

const chart: Look = async (part, source, into, limits) => {
  const cache = await readChart(source, part, limits);
  const place = { part: part.path };
  for (const text of [cache.title, ...cache.categories, ...cache.series.flatMap((series) => [series.name, ...series.values])]) {
    if (text) into.texts.push({ text, place, origin: 'text' });
  }
  const outside = (await relationsOf(source, part.path, limits)).some((relation) => relation.external || relation.type === 'package');
  if (cache.points > 0) into.facts.push({ is: 'xlsx-chart-cache', place, count: cache.points, detail: { outside } });
};

const drawing: Look = async (part, source, into, limits) => {
  const { texts } = await textsOf(source, part, { blocks: ['p', 'sp'], attributes: ['descr'], origin: 'text' }, limits);
  into.texts.push(...texts);
};

const pivot: Look = async (part, source, into, limits) => {
  const number = /(\d*)\.xml$/.exec(part.path)![1]!;
  const definition = source.find(part.path.replace(/Records(\d*)\.xml$/i, `Definition${number}.xml`));
  const { count, items, grid } = await readPivotRecords(source, definition, /Records/i.test(part.path) ? part : undefined, limits);
  for (const text of items) into.texts.push({ text, place: { part: part.path }, origin: 'hidden' });
  if (grid) into.grids.push(grid);
  if (grid || items.length > 0) into.facts.push({ is: 'xlsx-pivot-cache', place: { part: part.path }, count });
};

/** A printer's settings name the printer, sometimes its owner: text only. */
const printer: Look = async (part, source, into) => {
  const bytes = await source.bytes(part);
  if (typeof bytes === 'string') return;
  const name = new TextDecoder('utf-16le').decode(bytes.subarray(0, 64)).split('\0')[0]!;
  if (/^[\x20-\x7e]{2,}$/.test(name)) into.texts.push({ text: name, place: { part: part.path }, origin: 'property' });
};

const embedded: Look = async (part, source, into) => {
  into.facts.push({ is: 'xlsx-embedded-object', place: { part: part.path } });
  const bytes = await source.bytes(part);
  if (typeof bytes !== 'string') into.members.push({ path: part.path, bytes });
};

const picture: Look = async (part, source, into) => {
  into.facts.push({ is: 'xlsx-embedded-picture', place: { part: part.path } });
  const bytes = await source.bytes(part);
  if (typeof bytes !== 'string') into.members.push({ path: part.path, bytes });
};

const known: readonly (readonly [RegExp, Look])[] = [
  [/^xl\/comments[^/]*\.xml$|^xl\/comments\/[^/]+\.xml$/i, withTexts('xlsx-comment', ['comment', 'author'])],
  [/^xl\/persons\//i, withTexts('xlsx-comment', [], ['displayName'])],
  [/^xl\/threadedComments\//i, withTexts('xlsx-comment', ['threadedComment'])],
  [/^xl\/pivotCache\/pivotCacheRecords[^/]*\.xml$/i, pivot], [/^xl\/pivotCache\/pivotCacheDefinition[^/]*\.xml$/i, pivot],
  [/^xl\/(slicerCaches|timelineCaches)\//i, withTexts('xlsx-pivot-cache', [], ['n', 'c'])],
  [/^xl\/externalLinks\/[^/]+\.xml$/i, withTexts('xlsx-external-link', ['v', 'cell'], ['val'])],
  [/^xl\/(connections\.xml$|queryTables\/)/i, withTexts('xlsx-connection', [], ['connection', 'command', 'name', 'sourceFile', 'url'])],
  [/^xl\/(model\/|dataModel)/i, fact('xlsx-data-model')], [/^customXml\/item\d*\.xml$/i, withTexts('xlsx-custom-xml', ['*'])], [/^customXml\//i, async () => undefined],
  [/^xl\/(embeddings|activeX|ctrlProps)\//i, embedded], [/^xl\/media\/|^docProps\/thumbnail\.|^xl\/drawings\/media\//i, picture],
  [/^xl\/(vbaProject\w*\.bin|vbaData\.xml|macrosheets\/.*|dialogsheets\/.*|intlmacrosheets\/.*)$|^customUI\//i, fact('xlsx-macro')],
  [/^xl\/(charts|chartEx|chartex)\/(chart|chartEx)[^/]*\.xml$/i, chart], [/^xl\/drawings\/[^/]+\.xml$|^xl\/diagrams\//i, drawing],
  [/^xl\/printerSettings\//i, printer], [/^xl\/revisions\//i, withTexts('xlsx-revision-log', ['v', 't', 'r'])],
  [/^xl\/customProperty[^/]*\.bin$|^xl\/customProperties\//i, fact('xlsx-custom-xml')],
  [/^_xmlsignatures\//i, fact('signed')],
];

/** Everything in the package beside the sheets. A part that is on no list is a fact of its own. */
export const readBeside = async (source: Package, limits: Limits): Promise<Beside> => {
  const into: Beside = { facts: [], texts: [], grids: [], members: [], unreadable: [] };
  const records = new Set(source.parts.filter(({ path }) => /pivotCacheRecords/i.test(path)).map(({ path }) => /(\d*)\.xml$/.exec(path)?.[1]));
  for (const part of source.parts) {
    if (plain.test(part.path) || isPropertyPart(part.path)) continue;
    if (/pivotCacheDefinition/i.test(part.path) && records.has(/(\d*)\.xml$/.exec(part.path)?.[1])) continue;
    const look = known.find(([pattern]) => pattern.test(part.path))?.[1] ?? fact('package-unknown-part');
    await look(part, source, into, limits);
    if (/^customXml\/item/i.test(part.path)) {
      const mashup = into.texts.some((text) => text.place.part === part.path && text.text.length > 200 && /^[A-Za-z0-9+/=\s]+$/.test(text.text));
      if (mashup) into.facts.push({ is: 'xlsx-data-model', place: { part: part.path } });
    }
  }
  return into;
};
