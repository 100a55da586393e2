import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { matrixGrid } from '../document/matrix.js';
import { identify } from '../identify/identify.js';
import { readChart } from '../office/charts.js';
import { isPropertyPart, readProperties } from '../office/properties.js';
import { textsOf } from '../office/texts.js';
import { whollyUnseen, type Grid, type Limits, type Member, type Reader, type Reading, type Unreadable } from '../reader.js';
import { proseCounts } from '../text/prose.js';
import { openPackage, type Package, type Part } from '../zip/package.js';
import { relationsOf } from '../zip/relations.js';
import { readContent } from './content.js';

interface Into { grids: Grid[]; texts: TextPiece[]; facts: Fact[]; members: Member[]; unreadable: Unreadable[]; cells: number }
type Look = (part: Part, source: Package, into: Into, limits: Limits) => Promise<void>;

/** How things look and behave, without content of their own. */
const plain = /^(\[Content_Types\]\.xml|(.*\/)?_rels\/[^/]*\.rels|word\/(styles|stylesWithEffects|settings|webSettings|fontTable|numbering|commentsIds|commentsExtended|commentsExtensible)\.xml|(word|ppt)\/(theme|glossary\/theme)\/.*|word\/fonts\/.*|word\/glossary\/(styles|settings|webSettings|fontTable|numbering)\.xml|ppt\/(presentation|presProps|viewProps|tableStyles)\.xml|ppt\/(slideLayouts|slideMasters|notesMasters|handoutMasters|changesInfos|fonts|tags)\/.*|ppt\/revisionInfo\.xml|(word|ppt)\/charts\/(style|colors)\d*\.xml|(word|ppt)\/(printerSettings)\/.*|docProps\/thumbnail\.\w+)$/i;

const content = (origin: TextPiece['origin']): Look => async (part, source, into, limits) => {
  const found = await readContent(source, part, { ...limits, cells: Math.max(0, limits.cells - into.cells) }, origin);
  const place = { part: part.path };
  // A hidden slide is read like any other, and what it says is hidden.
  into.texts.push(...(found.unseenSlide ? found.texts.map((piece) => ({ ...piece, origin: 'hidden' as const })) : found.texts));
  for (const { text, origin: where } of found.texts) if (where === 'text') into.facts.push(...proseCounts(text, 1).map((fact) => ({ ...fact, place })));
  for (const { rows, title } of found.tables) {
    const { grid, cells } = matrixGrid(rows, title ? { title } : {}, `t${into.grids.length + 1}`, limits.cells - into.cells);
    into.cells += cells;
    into.grids.push(found.unseenSlide ? { ...grid, unseen: whollyUnseen } : grid);
  }
  if (found.tracked > 0) into.facts.push({ is: 'document-tracked-change', place, count: found.tracked });
  if (found.hidden > 0) into.facts.push({ is: 'document-hidden-text', place, count: found.hidden });
  if (found.descriptions > 0) into.facts.push({ is: 'document-alt-text', place, count: found.descriptions });
  if (found.unseenSlide) into.facts.push({ is: 'pptx-hidden-slide', place });
  if (found.reason === 'doctype') into.facts.push({ is: 'xml-doctype', place });
  if (found.reason) into.unreadable.push({ reason: found.reason === 'doctype' ? 'malformed' : found.reason, place, says: 'A part of the document is damaged, too large or refused.' });
};

const underFact = (is: Fact['is'], blocks: readonly string[], attributes: readonly string[] = [], needsText = true): Look => async (part, source, into, limits) => {
  const { texts } = await textsOf(source, part, { blocks, attributes, origin: 'hidden' }, limits);
  into.texts.push(...texts);
  if (texts.length > 0 || !needsText) into.facts.push({ is, place: { part: part.path }, count: Math.max(1, texts.length) });
};

const notes: Look = async (part, source, into, limits) => {
  const { texts } = await readContent(source, part, limits, 'hidden');
  // A notes page always has the number of its slide.
  const said = texts.filter(({ text }) => !/^\d*$/.test(text.trim()));
  into.texts.push(...said);
  if (said.length > 0) into.facts.push({ is: 'pptx-speaker-note', place: { part: part.path }, count: 1 });
};

const chart: Look = async (part, source, into, limits) => {
  const { title, categories, series, points } = await readChart(source, part, limits);
  if (points === 0) return;
  into.facts.push({ is: 'document-chart-cache', place: { part: part.path }, count: points });
  const rows = Math.max(categories.length, ...series.map(({ values }) => values.length));
  into.grids.push({
    id: `t${into.grids.length + 1}`, sheet: part.path, rows: rows + 1, columns: series.length + 1, unseen: whollyUnseen, hints: { headerRows: 1, stubColumns: 1, ...(title ? { title } : {}) },
    text: (row, column) => (row === 0 ? (column === 0 ? '' : series[column - 1]?.name ?? '') : column === 0 ? categories[row - 1] ?? String(row) : series[column - 1]?.values[row - 1] ?? ''),
  });
};

const member = (is: Fact['is']): Look => async (part, source, into) => {
  into.facts.push({ is, place: { part: part.path } });
  const bytes = await source.bytes(part);
  if (typeof bytes !== 'string') into.members.push({ path: part.path, bytes });
};
const fact = (is: Fact['is']): Look => async (part, _source, into) => { into.facts.push({ is, place: { part: part.path } }); };

const known: readonly (readonly [RegExp, Look])[] = [
  [/^word\/(document\d*|header\d*|footer\d*|footnotes|endnotes|glossary\/document)\.xml$/i, content('text')],
  [/^ppt\/slides\/[^/]+\.xml$/i, content('text')], [/^(word|ppt)\/(diagrams|drawings|ink)\//i, content('text')],
  [/^word\/comments\.xml$/i, underFact('document-comment', ['comment'], [])], [/^ppt\/comments\//i, underFact('document-comment', ['cm', 'text', 't'])],
  [/^(word\/people\.xml|ppt\/(commentAuthors|authors)\.xml)$/i, async (part, source, into, limits) => { into.texts.push(...(await textsOf(source, part, { blocks: [], attributes: ['w15:author', 'name'], origin: 'hidden' }, limits)).texts); }],
  [/^ppt\/notesSlides\//i, notes], [/^(word|ppt)\/charts\/chart[^/]*\.xml$/i, chart], [/^(word|ppt)\/(embeddings|activeX)\//i, member('document-embedded-object')],
  [/^(word|ppt)\/media\//i, member('document-picture')], [/^(word|ppt)\/(vbaProject\.bin|vbaData\.xml)$|^customUI\//i, fact('document-macro')],
  [/^customXml\/item\d*\.xml$/i, underFact('document-custom-xml', ['*'])], [/^customXml\//i, async () => undefined], [/^_xmlsignatures\//i, fact('signed')],
];

/** Relations that pull content in, or name a place on someone's disk. */
const outside = async (source: Package, into: Into, limits: Limits): Promise<void> => {
  for (const part of source.parts.filter(({ path }) => /_rels\/[^/]+\.rels$/i.test(path))) {
    const owner = part.path.replace(/_rels\/([^/]+)\.rels$/i, '$1');
    for (const { type, target, external } of await relationsOf(source, owner, limits)) {
      if (!external) continue;
      into.texts.push({ text: target, place: { part: part.path }, origin: 'hidden' });
      if (type !== 'hyperlink' ? !/normal(email)?\.dotm?$/i.test(target) : /^(file:|\\\\|[A-Za-z]:)/i.test(target)) into.facts.push({ is: 'document-external-link', place: { part: part.path } });
    }
  }
};

const read = async (bytes: Uint8Array, limits: Limits): Promise<Reading> => {
  const source = await openPackage(bytes, limits);
  const into: Into = { grids: [], texts: [], facts: [], members: [], unreadable: [...source.unreadable], cells: 0 };
  const main = source.parts.some(({ path }) => /^(word\/document\d*|ppt\/presentation)\.xml$/i.test(path));
  if (!main && into.unreadable.length === 0) into.unreadable.push({ reason: 'malformed', place: {}, says: 'The package holds no document.' });
  const number = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
  for (const part of [...source.parts].sort((a, b) => number(a.path) - number(b.path))) {
    if (plain.test(part.path) || isPropertyPart(part.path)) continue;
    const look = known.find(([pattern]) => pattern.test(part.path))?.[1] ?? fact('package-unknown-part');
    await look(part, source, into, limits);
  }
  await outside(source, into, limits);
  const properties = await readProperties(source, limits);
  const { grids, texts, facts, members, unreadable } = into;
  return {
    read: unreadable.length === 0 ? 'whole' : texts.length > 0 ? 'partly' : 'not', grids, texts: [...texts, ...properties.texts],
    facts: [...source.facts, ...facts, ...properties.facts], unreadable, ...(members.length > 0 ? { members } : {}),
  };
};

/** Word documents: text, tables, and everything that is kept beside them. */
export const docx: Reader = { id: 'docx', version: 1, kind: 'docx', accepts: (name, head) => identify(name, head).kind === 'docx', read: (bytes, limits) => read(bytes, limits) };
/** PowerPoint presentations: slides, notes, and everything that is kept beside them. */
export const pptx: Reader = { ...docx, id: 'pptx', kind: 'pptx', accepts: (name, head) => identify(name, head).kind === 'pptx' };
