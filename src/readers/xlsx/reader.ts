import { acroWorkbook } from '../acro/workbook.js';
import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import { readProperties } from '../office/properties.js';
import type { Grid, Limits, Reader, Reading, Unreadable } from '../reader.js';
import { openPackage, type Package } from '../zip/package.js';
import { relationsOf } from '../zip/relations.js';
import { gridsOf, type SheetGrid } from './grid.js';
import { readBeside } from './parts.js';
import { sheetFacts } from './sheet-facts.js';
import { readSheet } from './sheet.js';
import { readTexts } from './strings.js';
import { readStyles } from './styles.js';
import { readWorkbook, type DefinedName, type Workbook } from './workbook.js';

/** Names that Excel and LibreOffice make for themselves. */
const ownNames = /^_xlnm\.(Print_Area|Print_Titles|_FilterDatabase|Sheet_Title|Criteria|Extract|Database)$|^_xlfn|^_xlchart|^_xlpm|^Print_(Area|Titles)$/i;

const nameFacts = (names: readonly DefinedName[]): { facts: Fact[]; texts: TextPiece[] } => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  for (const { name, hidden, refersTo } of names) {
    if (ownNames.test(name)) continue;
    const broken = refersTo.includes('#REF!');
    const outside = /\[[^\]]+\]|\\\\|[A-Za-z]:\\/.test(refersTo);
    const value = !broken && !refersTo.includes('!') && /^(=?["{]|=?-?[\d.]+$)/.test(refersTo);
    texts.push({ text: `${name} ${refersTo}`, place: { part: 'xl/workbook.xml' }, origin: 'hidden' });
    if (hidden || outside || value) facts.push({ is: 'xlsx-defined-name', place: { part: 'xl/workbook.xml' }, detail: { hidden, outside, value } });
  }
  return { facts, texts };
};

const saysOf: Readonly<Record<string, string>> = {
  'doctype': 'A part declares a document type, which is refused.', 'too-large': 'A part unpacks to more than the limit; the rest was not read.',
  'malformed': 'A part is damaged or not well formed.', 'encrypted': 'A part is encrypted.', 'too-deep': 'A part nests deeper than the limit.',
};

/** A part that could not be read, as a finding; a document type is a fact beside it. */
const refusal = (reason: string, part: string, facts: Fact[]): Unreadable => {
  if (reason === 'doctype') facts.push({ is: 'xml-doctype', place: { part } });
  return { reason: reason === 'doctype' ? 'malformed' : reason as Unreadable['reason'], place: { part }, says: saysOf[reason] ?? saysOf['malformed']! };
};

interface Gathered { grids: Grid[]; facts: Fact[]; texts: TextPiece[]; unreadable: Unreadable[] }

const readSheets = async (source: Package, workbook: Workbook, limits: Limits): Promise<Gathered> => {
  const into: Gathered = { grids: [], facts: [], texts: [], unreadable: [] };
  const { texts, reason } = await readTexts(source, workbook.strings, limits);
  if (reason) into.unreadable.push(refusal(reason, 'xl/sharedStrings.xml', into.facts));
  const formats = await readStyles(source, workbook.styles, limits);
  const hidden = new Set(workbook.sheets.filter(({ state }) => state !== 'visible').map(({ name }) => name.toLowerCase()));
  let room = limits.cells;
  for (const [index, entry] of workbook.sheets.entries()) {
    if (entry.type === 'xlMacrosheet' || entry.type === 'xlIntlMacrosheet') into.facts.push({ is: 'xlsx-macro', place: { sheet: entry.name } });
    if (!entry.part) {
      into.unreadable.push({ reason: 'malformed', place: { sheet: entry.name }, says: 'A sheet named in the workbook is missing from the file.' });
      continue;
    }
    if (entry.type === 'chartsheet') continue;
    const content = await readSheet(source, entry.part, texts, limits, room);
    room -= content.cells.size;
    const sheet: SheetGrid = { name: entry.name, hidden: entry.state !== 'visible', content, texts, formats, from1904: workbook.from1904 };
    if (content.reason) into.unreadable.push(refusal(content.reason, entry.part.path, into.facts));
    const found = sheetFacts(sheet, entry.state);
    into.facts.push(...found.facts);
    into.texts.push(...found.texts);
    const reads = [...content.namedSheets].filter(([name]) => hidden.has(name)).reduce((sum, [, count]) => sum + count, 0);
    if (reads > 0) into.facts.push({ is: 'xlsx-formula-reference', place: { sheet: entry.name }, count: reads, detail: { to: 'hidden-sheet' } });
    for (const relation of await relationsOf(source, entry.part.path, limits)) {
      if (relation.external) into.texts.push({ text: relation.target, place: { sheet: entry.name }, origin: 'hidden' });
    }
    if (content.cells.size > 0) into.grids.push(...gridsOf(sheet, `sheet${index + 1}`));
  }
  const orphans = into.unreadable.length === 0 ? texts.orphans() : [];
  if (orphans.length > 0) into.facts.push({ is: 'xlsx-orphaned-string', place: { part: 'xl/sharedStrings.xml' }, count: orphans.length });
  for (const text of orphans) into.texts.push({ text, place: { part: 'xl/sharedStrings.xml' }, origin: 'hidden' });
  return into;
};

const read = async (bytes: Uint8Array, limits: Limits): Promise<Reading> => {
  const source = await openPackage(bytes, limits);
  const workbook = await readWorkbook(source, limits);
  if (!workbook) {
    const unreadable = source.unreadable.length > 0 ? source.unreadable : [{ reason: 'malformed' as const, place: {}, says: 'The package holds no workbook.' }];
    return { read: 'not', grids: [], texts: [], facts: source.facts, unreadable };
  }
  const sheets = await readSheets(source, workbook, limits);
  if (workbook.reason) sheets.unreadable.push(refusal(workbook.reason, workbook.path, sheets.facts));
  const names = nameFacts(workbook.names);
  const beside = await readBeside(source, limits);
  const properties = await readProperties(source, limits);
  const uncomputed = sheets.facts.filter(({ is }) => is === 'xlsx-formula-without-value').map((fact): Unreadable =>
    ({ reason: 'not-supported', place: fact.place, says: 'Some formulas have no stored result: open the workbook, let it calculate, and save it.' }));
  const unreadable = [...source.unreadable, ...sheets.unreadable, ...beside.unreadable, ...uncomputed];
  const acro = acroWorkbook(sheets.grids);
  return {
    read: unreadable.length === 0 ? 'whole' : sheets.grids.length > 0 ? 'partly' : 'not',
    grids: [...sheets.grids, ...beside.grids],
    texts: [...sheets.texts, ...names.texts, ...beside.texts, ...properties.texts],
    facts: [...source.facts, ...sheets.facts, ...names.facts, ...beside.facts, ...properties.facts, ...acro.facts],
    unreadable,
    ...(acro.describes && { describes: acro.describes }),
    ...(beside.members.length > 0 ? { members: beside.members } : {}),
  };
};

/** Excel workbooks (OOXML): values, formats and everything a workbook carries beside what it shows. */
export const xlsx: Reader = {
  id: 'xlsx', version: 1, kind: 'xlsx', accepts: (name, head) => identify(name, head).kind === 'xlsx', read: (bytes, limits) => read(bytes, limits),
};
