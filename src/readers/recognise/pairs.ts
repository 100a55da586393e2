import type { LexedGrid } from './lexed-grid.js';
import type { Region } from './region.js';

/**
 * A block of label–value pairs set side by side, as statsmodels prints a model's summary ("Df Residuals:, 2397, BIC:, 13610"),
 * laid out again as two columns. Undefined when the region is anything else.
 */
export function pairsOf(lexed: LexedGrid, region: Region): { readonly lexed: LexedGrid; readonly region: Region } | undefined {
  const width = region.right - region.left + 1;
  if (width % 2 !== 0 || width > 6) return undefined;
  const places: (readonly [number, number])[] = [];
  let [labels, colons, wrong] = [0, 0, 0];
  for (const row of [...region.headerRows, ...region.bodyRows]) {
    for (let column = region.left; column < region.right; column += 2) {
      const text = lexed.text(row, column);
      const value = lexed.at(row, column + 1).is;
      if (text === '' && value === 'blank') continue;
      if (lexed.at(row, column).is === 'text') labels++;
      else wrong++;
      if (text.endsWith(':')) colons++;
      if (value === 'parts') places.push([row, column]);
    }
  }
  if (labels < 2 || wrong > 0 || colons < labels * 0.6 || places.length === 0) return undefined;
  const placeOf = (row: number, column: number) => [places[row]![0], places[row]![1] + column] as const;
  const grid = { ...lexed.grid, rows: places.length, columns: 2, text: (row: number, column: number) => lexed.grid.text(...placeOf(row, column)) };
  return {
    lexed: { grid, style: lexed.style, text: (row, column) => lexed.text(...placeOf(row, column)), at: (row, column) => lexed.at(...placeOf(row, column)), placeOf },
    region: { ...region, headerRows: [], bodyRows: places.map((_, i) => i), left: 0, right: 1 },
  };
}
