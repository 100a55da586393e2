import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import { isPropertyPart, readProperties } from '../office/properties.js';
import type { Grid, Limits, Member, Reader, Reading, Unreadable } from '../reader.js';
import { proseCounts } from '../text/prose.js';
import { openPackage, type Package } from '../zip/package.js';
import { attribute, readXml, type Attributes } from '../zip/xml.js';

const plain = /^(mimetype|META-INF\/manifest\.xml|settings\.xml|styles\.xml|manifest\.rdf|Configurations2\/.*|layout-cache|Thumbnails\/.*)$/i;

interface Sheet { name: string; rows: string[][]; hidden: boolean; hiddenRows: number; unseenRows: Set<number>; shown: Map<number, string>; hiddenColumns: Set<number>; masked: number; precise: number; filled: number }
interface Into { grids: Grid[]; texts: TextPiece[]; facts: Fact[]; members: Member[]; unreadable: Unreadable[] }

const gridOf = (sheet: Sheet, id: string, spreadsheet: boolean): Grid => ({
  id, ...(spreadsheet ? { sheet: sheet.name, origin: [0, 0] as const } : {}), rows: sheet.rows.length, columns: Math.max(0, ...sheet.rows.map((row) => row.length)),
  text: (row, column) => sheet.rows[row]?.[column] ?? '',
  seen: (row, column) => sheet.shown.get(row * 16_384 + column) ?? sheet.rows[row]?.[column] ?? '',
  ...(sheet.hidden || sheet.unseenRows.size > 0 || sheet.hiddenColumns.size > 0
    ? { unseen: { all: sheet.hidden, row: (row: number) => sheet.unseenRows.has(row), column: (column: number) => sheet.hiddenColumns.has(column) } } : {}),
});

/** Whether a shown number is the stored one, rounded, or something else. */
const fidelity = (shown: string, stored: string, type: string): 'same' | 'fewer' | 'masked' => {
  const value = Number(stored);
  const number = /-?\d[\d,\u00a0\u202f ]*(\.\d+)?/.exec(shown)?.[0];
  if (!number) return 'masked';
  const seen = Number(number.replace(/[,\s\u00a0\u202f]/g, '')) / (type === 'percentage' || shown.includes('%') ? 100 : 1);
  const close = (a: number, b: number, within: number): boolean => Math.abs(Math.abs(a) - Math.abs(b)) <= within;
  if (close(seen, value, Math.abs(value) * 1e-9)) return 'same';
  const decimals = /\.(\d+)/.exec(number)?.[1]?.length ?? 0;
  return close(seen, value, 0.51 * 10 ** -decimals / (shown.includes('%') ? 100 : 1)) ? 'fewer' : 'masked';
};

/** Names of table styles that are not displayed. */
const hiddenStyles = (into: Set<string>) => {
  let family = '';
  return (name: string, attributes: Attributes): void => {
    if (name === 'style') family = attribute(attributes, 'name') ?? '';
    if (name === 'table-properties' && attribute(attributes, 'display') === 'false') into.add(family);
  };
};

const readBody = async (source: Package, into: Into, limits: Limits, spreadsheet: boolean): Promise<void> => {
  const part = source.find('content.xml');
  if (!part) { into.unreadable.push({ reason: 'malformed', place: {}, says: 'The package holds no content.' }); return; }
  const place = { part: part.path };
  const unseen = new Set<string>();
  const styles = hiddenStyles(unseen);
  const open: Sheet[] = [];
  let row: string[] = [];
  let rowRepeat = 1;
  let rowHidden = false;
  let cell: Attributes | undefined;
  let text = '';
  let paragraph = '';
  let comments = 0;
  let tracked = 0;
  let hidden = 0;
  let noting = 0;
  let cells = 0;
  let column = 0;
  let tooMany = false;
  const flush = (): void => {
    const said = paragraph.replace(/\s+/g, ' ').trim();
    paragraph = '';
    if (said === '') return;
    if (noting > 0) into.texts.push({ text: said, place, origin: 'hidden' });
    else if (cell) text = text === '' ? said : `${text} ${said}`;
    else { into.texts.push({ text: said, place, origin: 'text' }); into.facts.push(...proseCounts(said, 1).map((fact) => ({ ...fact, place }))); }
  };
  const endCell = (): void => {
    const sheet = open.at(-1);
    if (!cell || !sheet) return;
    const type = attribute(cell, 'value-type') ?? '';
    const value = attribute(cell, 'value');
    const repeat = Math.min(Number(attribute(cell, 'number-columns-repeated') ?? 1) || 1, 16_384);
    let said = text;
    if (value !== undefined && ['float', 'percentage', 'currency'].includes(type)) {
      const kept = fidelity(text, value, type);
      if (kept === 'masked') { sheet.masked += 1; said = value; sheet.shown.set(sheet.rows.length * 16_384 + column, text); } else if (kept === 'fewer') sheet.precise += 1;
    } else if (type === 'date') said = attribute(cell, 'date-value') ?? text;
    if (said !== '') {
      sheet.filled += repeat;
      cells += repeat;
      if (cells > limits.cells) tooMany = true; else for (let index = 0; index < repeat; index += 1) row[column + index] = said;
    }
    column += repeat;
    cell = undefined;
    text = '';
  };
  const reason = await readXml(source, part, {
    open(name, attributes) {
      styles(name, attributes);
      switch (name) {
        case 'table': open.push({ name: attribute(attributes, 'name') ?? '', rows: [], hidden: unseen.has(attribute(attributes, 'style-name') ?? ''), hiddenRows: 0, unseenRows: new Set(), shown: new Map(), hiddenColumns: new Set(), masked: 0, precise: 0, filled: 0 }); column = 0; break;
        case 'table-column': {
          const repeat = Math.min(Number(attribute(attributes, 'number-columns-repeated') ?? 1) || 1, 16_384);
          if (attribute(attributes, 'visibility')) for (let index = 0; index < repeat; index += 1) open.at(-1)?.hiddenColumns.add(column + index);
          column += repeat;
          break;
        }
        case 'table-row': row = []; column = 0; rowRepeat = Number(attribute(attributes, 'number-rows-repeated') ?? 1) || 1; rowHidden = attribute(attributes, 'visibility') !== undefined && attribute(attributes, 'visibility') !== 'visible'; break;
        case 'table-cell': case 'covered-table-cell': cell = attributes; text = ''; break;
        case 'p': case 'h': if (noting === 0) paragraph = ''; break;
        case 's': paragraph += ' '; break;
        case 'tab': case 'line-break': paragraph += ' '; break;
        case 'annotation': comments += 1; noting += 1; paragraph = ''; break;
        case 'tracked-changes': noting += 1; break;
        case 'changed-region': tracked += 1; break;
        case 'hidden-text': case 'hidden-paragraph': hidden += 1; break;
        case 'script': case 'event-listener': into.facts.push({ is: 'document-macro', place }); break;
        default: break;
      }
    },
    text(piece) { paragraph += piece; },
    close(name) {
      switch (name) {
        case 'p': case 'h': flush(); break;
        case 'table-cell': case 'covered-table-cell': endCell(); break;
        case 'annotation': case 'tracked-changes': flush(); noting -= 1; paragraph = ''; break;
        case 'table-row': {
          const sheet = open.at(-1);
          if (!sheet) break;
          const filled = row.some((said) => said !== undefined && said !== '');
          if (filled && rowHidden) sheet.hiddenRows += rowRepeat;
          const times = filled ? Math.min(rowRepeat, Math.max(0, Math.floor((limits.cells - cells) / Math.max(1, row.length)) + 1)) : Math.min(rowRepeat, 100);
          for (let index = 0; index < times; index += 1) {
            if (rowHidden) sheet.unseenRows.add(sheet.rows.length);
            sheet.rows.push(row);
          }
          break;
        }
        case 'table': {
          const sheet = open.pop();
          if (!sheet) break;
          while (sheet.rows.length > 0 && !sheet.rows.at(-1)!.some((said) => said)) sheet.rows.pop();
          const where = { sheet: sheet.name };
          if (sheet.filled === 0) break;
          into.grids.push(gridOf(sheet, `t${into.grids.length + 1}`, spreadsheet));
          const filledHidden = [...sheet.hiddenColumns].filter((at) => sheet.rows.some((cellsOfRow) => cellsOfRow[at])).length;
          if (sheet.hidden) into.facts.push({ is: 'xlsx-hidden-sheet', place: where, count: sheet.filled, detail: { state: 'hidden' } });
          if (sheet.hiddenRows > 0) into.facts.push({ is: 'xlsx-hidden-row', place: where, count: sheet.hiddenRows, detail: { filtered: false } });
          if (filledHidden > 0) into.facts.push({ is: 'xlsx-hidden-column', place: where, count: filledHidden });
          if (sheet.masked > 0) into.facts.push({ is: 'xlsx-masked-value', place: where, count: sheet.masked });
          if (sheet.precise > 0) into.facts.push({ is: 'xlsx-precision', place: where, count: sheet.precise });
          break;
        }
        default: break;
      }
    },
  }, { ...limits, depth: Math.max(limits.depth, 128) });
  if (comments > 0) into.facts.push({ is: spreadsheet ? 'xlsx-comment' : 'document-comment', place, count: comments });
  if (tracked > 0) into.facts.push({ is: 'document-tracked-change', place, count: tracked });
  if (hidden > 0) into.facts.push({ is: 'document-hidden-text', place, count: hidden });
  if (reason === 'doctype') into.facts.push({ is: 'xml-doctype', place });
  if (reason || tooMany) into.unreadable.push({ reason: tooMany ? 'too-large' : reason === 'doctype' ? 'malformed' : reason!, place, says: tooMany ? 'The file holds more cells than the limit; the rest was not read.' : 'The content is damaged or refused.' });
};

const read = async (bytes: Uint8Array, limits: Limits, spreadsheet: boolean): Promise<Reading> => {
  const source = await openPackage(bytes, limits);
  const into: Into = { grids: [], texts: [], facts: [], members: [], unreadable: [...source.unreadable] };
  const manifest = source.find('META-INF/manifest.xml');
  let locked = false;
  if (manifest) await readXml(source, manifest, { open: (name) => { if (name === 'encryption-data') locked = true; }, doctype: (said) => !said.includes('[') }, limits);
  if (locked) {
    into.facts.push({ is: 'encrypted', place: {} });
    into.unreadable.push({ reason: 'encrypted', place: {}, says: 'The file is encrypted.' });
  } else if (into.unreadable.length === 0) await readBody(source, into, limits, spreadsheet);
  for (const part of source.parts) {
    if (part.path === 'content.xml' || plain.test(part.path) || isPropertyPart(part.path) || locked) continue;
    if (/^(Basic|Scripts|Dialogs)\//i.test(part.path)) into.facts.push({ is: 'document-macro', place: { part: part.path } });
    else if (/^META-INF\/(document|macro)signatures/i.test(part.path)) into.facts.push({ is: 'signed', place: { part: part.path } });
    else if (/^(Pictures|media)\//i.test(part.path) || /^Object[ _]?\d|^ObjectReplacements\//i.test(part.path)) {
      const object = /^Object/i.test(part.path);
      if (object && !/content\.xml$/i.test(part.path)) continue;
      into.facts.push({ is: spreadsheet ? (object ? 'xlsx-embedded-object' : 'xlsx-embedded-picture') : object ? 'document-embedded-object' : 'document-picture', place: { part: part.path } });
      const inside = await source.bytes(part);
      if (typeof inside !== 'string') into.members.push({ path: part.path, bytes: inside });
    } else into.facts.push({ is: 'package-unknown-part', place: { part: part.path } });
  }
  const properties = locked ? { facts: [], texts: [] } : await readProperties(source, limits);
  const { grids, texts, facts, members, unreadable } = into;
  return { read: unreadable.length === 0 ? 'whole' : grids.length + texts.length > 0 ? 'partly' : 'not', grids, texts: [...texts, ...properties.texts], facts: [...source.facts, ...facts, ...properties.facts], unreadable, ...(members.length > 0 ? { members } : {}) };
};

/** OpenDocument spreadsheets (LibreOffice Calc). */
export const ods: Reader = { id: 'ods', version: 1, kind: 'ods', accepts: (name, head) => identify(name, head).kind === 'ods', read: (bytes, limits) => read(bytes, limits, true) };
/** OpenDocument texts and presentations (LibreOffice Writer, Impress). */
export const odt: Reader = { id: 'odt', version: 1, kind: 'odt', accepts: (name, head) => identify(name, head).kind === 'odt', read: (bytes, limits) => read(bytes, limits, false) };
