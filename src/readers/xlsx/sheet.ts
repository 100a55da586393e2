import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from '../zip/package.js';
import { attribute, readXml, type Attributes } from '../zip/xml.js';
import { newCells, placeOf, stored, type Cells } from './cells.js';
import type { Texts } from './strings.js';

type Span = readonly [first: number, last: number];
export type Area = readonly [top: number, left: number, bottom: number, right: number];

/** A worksheet as stored: cells, what is hidden of it, and what else it carries. Rows and columns are 0-based. */
export interface SheetContent {
  readonly cells: Cells;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly Span[];
  readonly merges: readonly Area[];
  readonly filtered: boolean;
  /** Places of formulas that have no stored result. */
  readonly uncomputed: readonly (readonly [number, number])[];
  /** Formulas that read another file, and the sheets formulas name. */
  readonly outsideFormulas: number;
  readonly namedSheets: ReadonlyMap<string, number>;
  readonly listValues: readonly string[];
  readonly validations: number;
  readonly conditionalFormats: number;
  readonly headerFooter: readonly string[];
  readonly linkTips: readonly string[];
  readonly reason?: Reason | 'doctype';
}

const isOff = (value: string | undefined): boolean => value === undefined || value === '0' || value === 'false';
const areaOf = (ref: string): Area | undefined => {
  const [from = '', to = from] = ref.split(':');
  const a = placeOf(from);
  const b = placeOf(to);
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] : undefined;
};

const kindOfType: Readonly<Record<string, number>> = { s: stored.text, str: stored.text, inlineStr: stored.text, b: stored.boolean, e: stored.error, d: stored.text };

/** Reads one worksheet. Stops at `room` cells and says so. */
export const readSheet = async (source: Package, part: Part, texts: Texts, limits: Limits, room: number): Promise<SheetContent> => {
  const cells = newCells();
  const hiddenRows: number[] = [];
  const hiddenColumns: Span[] = [];
  const merges: Area[] = [];
  const uncomputed: (readonly [number, number])[] = [];
  const namedSheets = new Map<string, number>();
  const listValues: string[] = [];
  const headerFooter: string[] = [];
  const linkTips: string[] = [];
  let filtered = false;
  let outsideFormulas = 0;
  let validations = 0;
  let conditionalFormats = 0;
  let full = false;
  let row = -1;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inline = '';
  let formula = '';
  let taking: 'v' | 'f' | 't' | 'header' | 'list' | '' = '';
  let hasValue = false;
  let hasFormula = false;
  let hasInline = false;
  let phonetic = false;

  const formulaSeen = (): void => {
    if (/\[[^\]]+\][^!]*!|^'?[A-Za-z]:\\|\\\\/.test(formula)) outsideFormulas += 1;
    for (const [, quoted, bare] of formula.matchAll(/(?:'((?:[^']|'')+)'|([A-Za-z_][\w.]*))!/g)) {
      const name = (quoted?.replaceAll("''", "'") ?? bare!).toLowerCase();
      if (namedSheets.size < 1000 || namedSheets.has(name)) namedSheets.set(name, (namedSheets.get(name) ?? 0) + 1);
    }
  };
  const finish = (): void => {
    if (hasFormula) formulaSeen();
    if (hasFormula && value === '' && type !== 'str') hasValue = false;
    if (!hasValue && !hasInline) {
      if (hasFormula && uncomputed.length < 10_000) uncomputed.push([row, column]);
      return;
    }
    if (cells.size >= room) { full = true; return; }
    const kind = kindOfType[type] ?? stored.number;
    if (type === 's') {
      const index = Number(value);
      if (!(index >= 0 && index < texts.shared)) return;
      texts.use(index);
      if (texts.at(index) !== '') cells.add(row, column, kind, index, style);
    } else if (kind === stored.text) {
      const content = hasInline ? inline : value;
      if (content !== '') cells.add(row, column, kind, texts.add(content), style);
    } else if (kind === stored.error) cells.add(row, column, kind, texts.add(value), style);
    else {
      const number = Number(value);
      if (Number.isFinite(number) && value.trim() !== '') cells.add(row, column, kind, number, style);
      else if (value.trim() !== '') cells.add(row, column, stored.text, texts.add(value), style);
    }
  };
  const openCell = (attributes: Attributes): void => {
    const at = attributes['r'] === undefined ? undefined : placeOf(attributes['r']);
    if (at) [row, column] = at; else column += 1;
    type = attributes['t'] ?? '';
    style = Number(attributes['s'] ?? 0);
    value = inline = formula = '';
    hasValue = hasFormula = hasInline = false;
  };
  const openRow = (attributes: Attributes): void => {
    const number = Number(attributes['r']);
    row = Number.isInteger(number) && number > 0 && number <= 1_048_576 ? number - 1 : row + 1;
    column = -1;
    if (!isOff(attributes['hidden']) || (attributes['ht'] !== undefined && Number(attributes['ht']) === 0)) hiddenRows.push(row);
  };

  const reason = await readXml(source, part, {
    open(name, attributes) {
      switch (name) {
        case 'c': openCell(attributes); break;
        case 'v': taking = 'v'; hasValue = true; break;
        case 'f': taking = 'f'; hasFormula = true; break;
        case 't': if (!phonetic) { taking = 't'; hasInline = true; } break;
        case 'rPh': phonetic = true; break;
        case 'row': openRow(attributes); break;
        case 'col': {
          const width = attribute(attributes, 'width');
          if (!isOff(attribute(attributes, 'hidden')) || (width !== undefined && Number(width) === 0)) {
            hiddenColumns.push([Number(attribute(attributes, 'min')) - 1, Math.min(Number(attribute(attributes, 'max')), 16_384) - 1]);
          }
          break;
        }
        case 'mergeCell': { const area = areaOf(attribute(attributes, 'ref') ?? ''); if (area && merges.length < 100_000) merges.push(area); break; }
        case 'filterColumn': filtered = true; break;
        case 'dataValidation': if (attribute(attributes, 'type') === 'list') validations += 1; break;
        case 'formula1': taking = 'list'; value = ''; break;
        case 'cfRule': conditionalFormats += 1; break;
        case 'hyperlink': { const tip = attribute(attributes, 'tooltip'); if (tip) linkTips.push(tip); break; }
        case 'oddHeader': case 'oddFooter': case 'evenHeader': case 'evenFooter': case 'firstHeader': case 'firstFooter': taking = 'header'; value = ''; break;
        default: break;
      }
    },
    close(name) {
      switch (name) {
        case 'c': finish(); break;
        case 'rPh': phonetic = false; break;
        case 'formula1': if (value.startsWith('"')) listValues.push(value.slice(1, -1)); break;
        case 'oddHeader': case 'oddFooter': case 'evenHeader': case 'evenFooter': case 'firstHeader': case 'firstFooter':
          if (value.replace(/&([LCRPNDTFAGS]|"[^"]*"|\d+)/g, '').trim() !== '') headerFooter.push(value);
          break;
        default: break;
      }
      taking = '';
    },
    text(piece) {
      if (taking === 'v' || taking === 'header' || taking === 'list') value += piece;
      else if (taking === 't') inline += piece;
      else if (taking === 'f') formula += piece;
    },
  }, limits);
  return {
    cells, hiddenRows, hiddenColumns, merges, filtered, uncomputed, outsideFormulas, namedSheets, listValues, validations, conditionalFormats, headerFooter, linkTips,
    ...(reason ? { reason } : full ? { reason: 'too-large' as const } : {}),
  };
};
