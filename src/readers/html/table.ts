import { superscript, type DocumentCell, type DocumentRow } from '../document/matrix.js';
import type { GridHints } from '../reader.js';
import { attributeOf, childrenOf, isElement, isHidden, lineOf, textUnder, type Element, type Node } from './tree.js';

/** Indentation of a stub: leading no-break spaces, or padding in the style. */
const indentOf = (cell: Element, raw: string): number => {
  const spaces = /^[ \t\n]*([\u00a0\u2003\u2002]+)/.exec(raw)?.[1]?.length ?? 0;
  const padding = /(?:padding-left|text-indent|margin-left)\s*:\s*([\d.]+)(px|em|pt|%)/.exec(attributeOf(cell, 'style') ?? '');
  const steps = padding ? Number(padding[1]) / (padding[2] === 'em' ? 1 : 10) : 0;
  return Math.min(20, Math.round(spaces / 2) || Math.round(steps > 0.9 ? steps : 0));
};

const tidy = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

const cellOf = (cell: Element, inHidden: boolean): DocumentCell => {
  const raw = textUnder(cell, superscript);
  const shown = inHidden ? '' : textUnder(cell, superscript, true);
  const indent = indentOf(cell, raw);
  const span = (name: string): number => Number(attributeOf(cell, name) ?? 1) || 1;
  const bold = cell.tagName === 'th' || childrenOf(cell).some((child) => isElement(child) && ['b', 'strong'].includes(child.tagName));
  return { text: tidy(raw), ...(shown === raw ? {} : { shown: tidy(shown) }), columns: span('colspan'), rows: span('rowspan'), ...(indent > 0 ? { indent } : {}), ...(bold ? { bold } : {}) };
};

const rowOf = (row: Element, inHidden: boolean): DocumentRow => ({
  cells: childrenOf(row).filter((node): node is Element => isElement(node) && (node.tagName === 'td' || node.tagName === 'th')).map((cell) => cellOf(cell, inHidden)), line: lineOf(row),
});

/** Tables inside this one, which are read on their own. */
export interface ReadTable { readonly rows: readonly DocumentRow[]; readonly hints: GridHints; readonly inner: readonly Element[] }

/** A table element: its rows with the heading ones counted, its caption as title, one-cell rows at the foot as notes. */
export const readTable = (table: Element): ReadTable => {
  const rows: DocumentRow[] = [];
  const notes: string[] = [];
  const inner: Element[] = [];
  let title = '';
  let headerRows = 0;
  const visit = (parent: Element, part: 'head' | 'body' | 'foot'): void => {
    for (const node of childrenOf(parent)) {
      if (!isElement(node)) continue;
      if (node.tagName === 'caption') title = textUnder(node).replace(/\s+/g, ' ').trim();
      else if (node.tagName === 'thead') visit(node, 'head');
      else if (node.tagName === 'tfoot') visit(node, 'foot');
      else if (node.tagName === 'tbody') visit(node, part);
      else if (node.tagName === 'tr') {
        const row = rowOf(node, isHidden(node) || isHidden(parent));
        inner.push(...nestedTables(node));
        if (part === 'foot' && row.cells.length === 1) { notes.push(row.cells[0]!.text); continue; }
        if (row.cells.length === 0) continue;
        const heading = part === 'head' || (rows.length === headerRows && childrenOf(node).every((cell) => !isElement(cell) || cell.tagName === 'th'));
        if (heading && rows.length === headerRows) headerRows += 1;
        rows.push(row);
      }
    }
  };
  visit(table, 'body');
  const hints: GridHints = { ...(title ? { title } : {}), ...(notes.length > 0 ? { notes } : {}), ...(headerRows > 0 ? { headerRows } : {}), ...writerOf(table) };
  return { rows, hints, inner };
};

const writerOf = (table: Element): { writer?: string } => {
  const marks = `${attributeOf(table, 'class') ?? ''} ${attributeOf(table, 'id') ?? ''}`;
  if (/gt_table/.test(marks)) return { writer: 'gt' };
  if (/dataframe/.test(marks)) return { writer: 'pandas' };
  if (/kable|lightable/.test(marks)) return { writer: 'kable' };
  if (/simpletable/.test(marks)) return { writer: 'statsmodels' };
  return {};
};

const nestedTables = (row: Element): Element[] => {
  const found: Element[] = [];
  const stack: Node[] = [...childrenOf(row)];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!isElement(node)) continue;
    if (node.tagName === 'table') found.push(node); else stack.push(...childrenOf(node));
  }
  return found;
};
