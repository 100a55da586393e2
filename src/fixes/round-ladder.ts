import { measureOf, valueOf, type Cell } from '../sdc/table.js';
import { isWhole } from '../sdc/counts.js';
import { roundToLadder } from '../sdc/round/index.js';
import type { CheckedFile } from './checked.js';
import { noEdits, together, type Edits } from './edits.js';
import { printedLike, replaced } from './numbers.js';
import { counted, type NoPlan, type Plan, type Setting } from './plan.js';

/** Labels and the like are not rounded. */
const left = new Set(['code', 'label', 'time', 'p-value', 'degrees-of-freedom']);

/** The Census Bureau's Disclosure Review Board: counts to steps that grow with them, none below 15, estimates to four figures. */
export function planLadder({ checked, wanted }: Setting): Plan | NoPlan {
  const edits = new Map<CheckedFile, Edits>();
  let [numbers, low] = [0, 0];
  for (const file of checked.files) for (const table of file.tables) {
    if (!wanted.has(file.file.path)) continue;
    const news = new Map<Cell, string>();
    for (const cell of table.cells) {
      if (cell.shown.as !== 'number' || left.has(measureOf(table, cell).kind)) continue;
      const text = laddered(valueOf(cell)!, cell.shown.decimals, cell.text);
      if (text === '<15') low += 1;
      if (text !== cell.text.trim()) news.set(cell, text);
    }
    const cells = news.size > 0 ? replaced(file, table, news, 'rounded') : undefined;
    if (news.size > 0 && !cells) return { cannot: 'Some numbers share their cell with other text in a way that cannot be rewritten safely.' };
    if (!cells || cells.length === 0) continue;
    numbers += cells.length;
    edits.set(file, together([edits.get(file) ?? noEdits, { ...noEdits, cells }]));
  }
  if (numbers === 0) return { cannot: 'Every number is rounded already.' };
  return {
    edits, loss: { cells: low, people: 0, of: 0 }, outlook: [], protection: 1, title: 'Round counts by their size, estimates to four significant figures',
    hides: `${low === 0 ? 'no cell' : `${counted(low, 'count')} shown as “<15”`}; ${counted(numbers, 'number')} rounded`, stays: 'Every number keeps its leading figures.',
  };
}

function laddered(value: number, decimals: number, like: string): string {
  if (decimals === 0 && isWhole(value) && value >= 0) {
    const rounded = value === 0 ? 0 : roundToLadder(value);
    return typeof rounded === 'number' ? printedLike(rounded, like, 0) : '<15';
  }
  const figures = Number(value.toPrecision(4));
  const kept = value === 0 ? decimals : Math.max(0, Math.min(decimals, 3 - Math.floor(Math.log10(Math.abs(value)))));
  return printedLike(figures, like, kept);
}
