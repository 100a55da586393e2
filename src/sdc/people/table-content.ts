import { labelsOf, measureOf } from '../table.js';
import type { Table } from '../table.js';

/**
 * What a table says, whatever the order of its rows: one text per published number, of its labels, its measure and its
 * value as shown. Two tables with the same content publish the same numbers.
 */
export const tableContent = (table: Table): ReadonlySet<string> =>
  new Set(table.cells.map((cell) => [...labelsOf(table, cell), measureOf(table, cell).label, cell.text].map((part) => part.trim().toLowerCase()).join('\u001f')));

export const sameContent = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((entry) => other.has(entry));
