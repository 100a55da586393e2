import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { refOf, stored } from './cells.js';
import { displayed, type SheetGrid } from './grid.js';

interface Seen { count: number; first?: string }
const see = (seen: Seen, row: number, column: number): void => { seen.count += 1; seen.first ??= refOf(row, column); };

/** Everything a sheet holds that its face does not show. `state` is the sheet's own. */
export const sheetFacts = (sheet: SheetGrid, state: 'visible' | 'hidden' | 'veryHidden'): { facts: Fact[]; texts: TextPiece[] } => {
  const { name, content, formats, from1904 } = sheet;
  const { cells } = content;
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const place = { sheet: name };
  const rowHidden = new Set(content.hiddenRows);
  const columnHidden = (column: number): boolean => content.hiddenColumns.some(([first, last]) => column >= first && column <= last);
  const inRows = new Set<number>();
  const inColumns = new Set<number>();
  const invisible: Seen = { count: 0 };
  const masked: Seen = { count: 0 };
  const precise: Seen = { count: 0 };
  const columnCache = new Map<number, boolean>();
  const isColumnHidden = (column: number): boolean => {
    let known = columnCache.get(column);
    if (known === undefined) { known = columnHidden(column); columnCache.set(column, known); }
    return known;
  };
  for (let at = 0; at < cells.size; at += 1) {
    const row = cells.row(at);
    const column = cells.column(at);
    if (rowHidden.has(row)) inRows.add(row);
    if (content.hiddenColumns.length > 0 && isColumnHidden(column)) inColumns.add(column);
    const look = formats(cells.style(at));
    if (look.invisible) see(invisible, row, column);
    if (cells.kind(at) === stored.number && look.format.code !== 'General') {
      const { fidelity } = displayed(cells.value(at), look, from1904);
      if (fidelity === 'masked') see(masked, row, column);
      else if (fidelity === 'fewer') see(precise, row, column);
    } else if (cells.kind(at) === stored.text && look.format.sections.length > 3 && look.format.sections[3]!.code.trim() === '') see(masked, row, column);
  }
  const at = (seen: Seen): Fact['place'] => ({ ...place, ref: seen.first! });
  if (state !== 'visible' && cells.size > 0) facts.push({ is: 'xlsx-hidden-sheet', place, count: cells.size, detail: { state } });
  if (inRows.size > 0) facts.push({ is: 'xlsx-hidden-row', place: { ...place, row: Math.min(...[...inRows].slice(0, 1000)) + 1 }, count: inRows.size, detail: { filtered: content.filtered } });
  if (inColumns.size > 0) facts.push({ is: 'xlsx-hidden-column', place: { ...place, column: Math.min(...inColumns) + 1 }, count: inColumns.size });
  if (invisible.count > 0) facts.push({ is: 'xlsx-invisible-text', place: at(invisible), count: invisible.count });
  if (masked.count > 0) facts.push({ is: 'xlsx-masked-value', place: at(masked), count: masked.count });
  if (precise.count > 0) facts.push({ is: 'xlsx-precision', place: at(precise), count: precise.count });
  if (content.uncomputed.length > 0) {
    const [row, column] = content.uncomputed[0]!;
    facts.push({ is: 'xlsx-formula-without-value', place: { ...place, ref: refOf(row, column) }, count: content.uncomputed.length });
  }
  if (content.outsideFormulas > 0) facts.push({ is: 'xlsx-formula-reference', place, count: content.outsideFormulas, detail: { to: 'file' } });
  if (content.listValues.length > 0) facts.push({ is: 'xlsx-data-validation', place, count: content.listValues.length });
  if (content.conditionalFormats > 0) facts.push({ is: 'xlsx-conditional-format', place, count: content.conditionalFormats });
  if (content.headerFooter.length > 0) facts.push({ is: 'xlsx-header-footer', place, count: content.headerFooter.length });
  for (const text of [...content.listValues, ...content.linkTips]) texts.push({ text, place, origin: 'hidden' });
  for (const text of content.headerFooter) texts.push({ text, place, origin: 'text' });
  return { facts, texts };
};
