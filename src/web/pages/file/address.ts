import type { FileView } from '../../../ports/index.js';
import type { Finding } from '../../../examine/report.js';
import type { Place } from '../../../sdc/subjects.js';
import type { Table } from '../../../sdc/table.js';

/** One cell of a file as pages name it: grid, row and column from 1. Numbers only, so that it may stand in an address. */
export interface Address {
  readonly grid: string;
  readonly row: number;
  readonly column: number;
}

/** "g1.4.2". */
export const addressText = ({ grid, row, column }: Address): string => `${grid}.${row}.${column}`;
export function parseAddress(text: string): Address | undefined {
  const match = /^(g\d{1,4})\.(\d{1,7})\.(\d{1,5})$/.exec(text);
  return match ? { grid: match[1]!, row: Number(match[2]), column: Number(match[3]) } : undefined;
}

type Grids = Pick<FileView, 'grids' | 'tables'>;

/** The grid a sheet is shown in; a file without sheets has one. */
export const gridOf = (view: Grids, sheet: string | undefined): string | undefined =>
  (view.grids.find((grid) => grid.sheet === sheet) ?? (sheet === undefined || view.grids.length === 1 ? view.grids[0] : undefined))?.id;

/** Where a place of a finding stands in the view; undefined when it is no single cell. */
export function addressOf(place: Place, view: Grids): Address | undefined {
  if (place.row === undefined || place.column === undefined) return undefined;
  const sheet = place.sheet ?? view.tables.find((table) => table.id === place.table)?.place.sheet;
  const grid = gridOf(view, sheet);
  return grid ? { grid, row: place.row, column: place.column } : undefined;
}

/** The cells a finding flags, each once, in its own order; not those its arithmetic used. */
export function addressesOf(finding: Finding, view: Grids, isHere: (place: Place) => boolean): Address[] {
  const seen = new Map<string, Address>();
  for (const place of finding.where.filter(isHere)) {
    const address = addressOf(place, view);
    if (address && !seen.has(addressText(address))) seen.set(addressText(address), address);
  }
  return [...seen.values()];
}

/** The table that a cell of a grid belongs to, by the places of its cells. */
export const tablesIn = (view: Grids, grid: string): Table[] => view.tables.filter((table) => gridOf(view, table.place.sheet) === grid);

/** The cells that a finding's arithmetic used, besides what it flags. */
export function usesOf(finding: Finding, view: Grids): string[] {
  const uses = finding.evidence?.['uses'];
  return Array.isArray(uses) ? uses.flatMap((place: Place) => { const address = addressOf(place, view); return address ? [addressText(address)] : []; }) : [];
}
