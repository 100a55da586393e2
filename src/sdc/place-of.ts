import type { Place } from './subjects.js';
import { labelsOf, measureOf, type Cell, type Table } from './table.js';

/** Where a cell stands: file, table, sheet reference, row and column from 1, labels. Labels of records are values, so they are left out. */
export function placeOf(file: string | undefined, table: Table, cell: Cell): Place {
  const { sheet } = table.place;
  return {
    ...(file !== undefined && { file }),
    table: table.id,
    ...(sheet !== undefined && { sheet, ref: `${columnLetters(cell.at.column)}${cell.at.row}` }),
    row: cell.at.row, column: cell.at.column,
    ...(table.shape !== 'records' && { labels: labelled(table, cell) }),
  };
}

const labelled = (table: Table, cell: Cell): string[] => {
  const labels = labelsOf(table, cell);
  const measure = measureOf(table, cell).label;
  return (labels.includes(measure) || measure === '' ? labels : [...labels, measure]).map((label) => label.slice(0, 200));
};

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
