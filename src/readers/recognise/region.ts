/** One table's rectangle in a grid: rows and columns are 0-based, ends included. */
export interface Region {
  readonly titles: readonly string[];
  readonly notes: readonly string[];
  readonly headerRows: readonly number[];
  readonly bodyRows: readonly number[];
  readonly left: number;
  readonly right: number;
}
