import type { ColumnProfile } from '../../sdc/subjects.js';
import type { LexedGrid } from './lexed-grid.js';
import type { Region } from './region.js';

const sampleSize = 50;
const distinctLimit = 100_000;

/** Each column of a region as a whole, from its cells as text. */
export function profilesOf(lexed: LexedGrid, region: Region, table: string, headers: readonly string[]): ColumnProfile[] {
  const sheet = lexed.grid.sheet;
  const [, originColumn] = lexed.grid.origin ?? [0, 0];
  const profiles: ColumnProfile[] = [];
  for (let column = region.left; column <= region.right; column++) {
    const values = new Set<string>();
    let [filled, numbers, wholeNumbers, dates, textLength, texts] = [0, 0, 0, 0, 0, 0];
    for (const row of region.bodyRows) {
      const lexeme = lexed.at(row, column);
      if (lexeme.is === 'blank') continue;
      filled++;
      const text = lexed.text(row, column);
      if (values.size < distinctLimit) values.add(text);
      if (lexeme.is === 'date') dates++;
      else if (lexeme.is === 'parts' && lexeme.form === 'single' && lexeme.parts[0]!.is === 'number') {
        numbers++;
        if (Number.isInteger(lexeme.parts[0]!.value)) wholeNumbers++;
      } else {
        texts++;
        textLength += text.length;
      }
    }
    profiles.push({
      table, ...(sheet === undefined ? {} : { sheet }), column: originColumn + column + 1, header: headers[column - region.left] ?? '', filled,
      distinct: values.size, numbers, wholeNumbers, dates, meanLength: texts === 0 ? 0 : textLength / texts, sample: [...values].slice(0, sampleSize),
    });
  }
  return profiles;
}
