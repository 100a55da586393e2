import type { Category, Cell, Dimension, Legend, Measure, Table, TablePlace } from '../../sdc/table.js';
import { columnSigns, keyColumns, type ColumnSigns } from './columns.js';
import { dimensionRole, isOrdered, roleOf } from './labels.js';
import { legendsIn, roundingIn } from './legends.js';
import type { LexedGrid } from './lexed-grid.js';
import type { Part } from './lexeme.js';
import { guessMeasure, unitOf } from './measure-words.js';
import type { RecogniseContext } from './recognised.js';
import type { Region } from './region.js';
import { guessByNumbers } from './shape-of-numbers.js';
import { shownOf } from './shown.js';
import { sumsOf } from './sums.js';

/** Categories in the order they are met. */
class Axis {
  readonly categories: Category[] = [];
  readonly #index = new Map<string, number>();
  at(label: string): number {
    let index = this.#index.get(label);
    if (index === undefined) {
      index = this.categories.length;
      this.#index.set(label, index);
      this.categories.push({ label, role: roleOf(label) });
    }
    return index;
  }
}

const dimension = (name: string, axis: Dimension['axis'], categories: readonly Category[]): Dimension => {
  const labels = categories.filter(({ role }) => role === 'ordinary').map(({ label }) => label);
  return { name, axis, role: dimensionRole(name, labels), categories, ordered: isOrdered(labels) };
};

function measureFor(label: string, signs: ColumnSigns): Measure {
  const words = signs.words;
  const numbers = guessByNumbers(signs);
  const chosen = words ?? numbers;
  return {
    kind: chosen.kind, label, unit: words?.unit ?? unitOf(label), confidence: chosen.confidence, source: 'inferred',
    ...(words?.per === undefined ? {} : { per: words.per }), ...(words?.quantile === undefined ? {} : { quantile: words.quantile }),
    ...(words?.weighted ? { weighted: true } : {}), ...(words?.rounding ? { rounding: words.rounding } : {}),
  };
}

export function placeOf(lexed: LexedGrid, region: Region): TablePlace {
  const { grid } = lexed;
  const rows = [...region.headerRows, ...region.bodyRows];
  const first = Math.min(...rows.slice(0, 1));
  const last = rows.at(-1) ?? first;
  return {
    ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }),
    ...(grid.lineOf ? { lines: [grid.lineOf(first), grid.lineOf(last)] as const } : {}),
  };
}

/** One region as a table: keys name the rows; the other columns are measures or the categories of one more dimension. */
export function buildTable(lexed: LexedGrid, region: Region, context: RecogniseContext): Omit<Table, 'id'> {
  const { grid } = lexed;
  const columns = columnSigns(lexed, region);
  const keys = keyColumns(columns, region.bodyRows.length);
  const values = columns.filter((signs) => !keys.includes(signs) && signs.parts > 0);
  const sentences = [...region.titles, ...region.notes, ...(grid.hints?.notes ?? [])];
  const legends: Legend[] = [...legendsIn(sentences), ...(context.legends ?? [])];
  const worded = values.filter((signs) => signs.words && roleOf(signs.header) !== 'total');
  const cross = worded.length === 0 && values.length > 1;
  const axes = keys.map(() => new Axis());
  const across = new Axis();
  const measures: Measure[] = [];
  const rounding = roundingIn(sentences);
  const add = (measure: Measure): number => measures.push(rounding && measure.kind === 'count' && !measure.rounding ? { ...measure, rounding } : measure) - 1;
  const only = cross ? add(measureFor('', pooled(values))) : -1;
  const own = values.map((signs) => (cross ? only : add(measureFor(signs.header, signs))));
  const partner = new Map<string, number>();
  const cells: Cell[] = [];
  const statistics = !cross && keys.length === 1 && rowsNameMeasures(lexed, region, keys[0]!.column);
  for (const row of region.bodyRows) {
    const labels = keys.map((key) => lexed.text(row, key.column));
    const coords = labels.map((label, i) => axes[i]!.at(label));
    values.forEach((signs, v) => {
      const lexeme = lexed.at(row, signs.column);
      if (lexeme.is !== 'parts' && lexeme.is !== 'blank') return;
      const parts: readonly (Part | undefined)[] = lexeme.is === 'parts' ? lexeme.parts : [undefined];
      const place = [...coords, ...(cross ? [across.at(signs.header)] : [])];
      parts.forEach((part, p) => {
        let measure = own[v]!;
        const named = statistics ? guessMeasure(labels.at(-1)!) : undefined;
        const key = named ? `${v}:${labels.at(-1)}:${p}` : `${v}:${p}`;
        if (named || p > 0) {
          const label = named ? labels.at(-1)! : signs.header;
          const kind = named && p === 0 ? named.kind : secondKind(part, measures[measure]!);
          const quantile = named?.quantile === undefined ? {} : { quantile: named.quantile };
          measure = partner.get(key) ?? add({ ...measures[measure]!, ...quantile, label, kind, unit: named?.unit ?? unitOf(label), source: 'inferred', confidence: named?.confidence ?? 0.7 });
          partner.set(key, measure);
        }
        cells.push({
          at: at(lexed, row, signs.column), coords: place, measure, text: part?.text ?? '',
          shown: part ? shownOf(part, measures[measure]!.kind, legends) : { as: 'missing' },
        });
      });
    });
  }
  const dimensions = [
    ...keys.map((key, i) => dimension(key.header, /^(?:table|panel|partition)$/i.test(key.header) ? 'page' : 'row', axes[i]!.categories)),
    ...(cross ? [dimension('', 'column', across.categories)] : []),
  ];
  return {
    title: grid.hints?.title ?? region.titles.join(' '), notes: region.notes, place: placeOf(lexed, region),
    shape: statistics ? 'statistics' : cross ? 'cross' : 'long', rows: region.bodyRows.length, columns: columns.length, dimensions, measures, cells,
    sums: sumsOf(cells, dimensions, measures), legends, confidence: measures.length === 0 ? 0 : Math.min(...measures.map(({ confidence }) => confidence)),
  };
}

/** Row and column as a person reads the file. */
export function at(lexed: LexedGrid, row: number, column: number): Cell['at'] {
  const [originRow, originColumn] = lexed.grid.origin ?? [0, 0];
  return { row: lexed.grid.lineOf?.(row) ?? originRow + row + 1, column: originColumn + column + 1 };
}

const secondKind = (part: Part | undefined, first: Measure): Measure['kind'] =>
  part && part.is !== 'mark' && part.percent ? 'percent' : first.kind === 'mean' ? 'sd' : first.kind === 'count' ? 'percent' : 'unknown';

function rowsNameMeasures(lexed: LexedGrid, region: Region, column: number): boolean {
  const named = region.bodyRows.filter((row) => (guessMeasure(lexed.text(row, column))?.confidence ?? 0) >= 0.9).length;
  return named >= Math.max(2, region.bodyRows.length * 0.4);
}

/** Several columns taken as one, for a measure they share. */
function pooled(columns: readonly ColumnSigns[]): ColumnSigns {
  const sum = (pick: (signs: ColumnSigns) => number) => columns.reduce((total, signs) => total + pick(signs), 0);
  const { words: _, ...first } = columns[0]!;
  return {
    ...first, numbers: sum((s) => s.numbers), wholes: sum((s) => s.wholes), negatives: sum((s) => s.negatives), percents: sum((s) => s.percents),
    pValues: sum((s) => s.pValues), marks: sum((s) => s.marks), low: Math.min(...columns.map((s) => s.low)), high: Math.max(...columns.map((s) => s.high)),
  };
}
