import type { ItemDeclaration, TableDeclaration } from '../../sdc/declaration.js';
import type { Dimension, Legend, Measure, Table, TablePlace } from '../../sdc/table.js';
import { buildDraft } from './build.js';
import { planColumns } from './column-plan.js';
import { columnSigns, keyColumns, type ColumnSigns } from './columns.js';
import { dimensionsOf } from './draft.js';
import { declaredDimensions, declaredMeasures, populationOf } from './declared.js';
import { inferredRounding } from './inferred-rounding.js';
import { declaredLegend, legendsIn, roundingIn } from './legends.js';
import type { LexedGrid } from './lexed-grid.js';
import { unbounded } from './marks.js';
import { plainWords } from './measure-words.js';
import type { RecogniseContext } from './recognised.js';
import type { Region } from './region.js';
import { pairsOf } from './pairs.js';
import { withBases } from './percent-base.js';
import { planRows, type DownPlan } from './row-plan.js';
import { sumsOf } from './sums/sums.js';
import { withCorrelations } from './correlations.js';
import { writerOf } from './writers.js';

export function placeOf(lexed: LexedGrid, region: Region): TablePlace {
  const { grid } = lexed;
  const rows = [...region.headerRows, ...region.bodyRows];
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  return {
    ...(grid.sheet === undefined ? {} : { sheet: grid.sheet }),
    ...(grid.lineOf ? { lines: [grid.lineOf(first), grid.lineOf(last)] as const } : { ref: refOf(lexed, region, first, last) }),
  };
}

const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function refOf(lexed: LexedGrid, region: Region, first: number, last: number): string {
  const [row, column] = lexed.grid.origin ?? [0, 0];
  return `${letters(column + region.left)}${row + first + 1}:${letters(column + region.right)}${row + last + 1}`;
}

const crossed = /\s*(?:×|\*|\bx\b|\bby\b|_by_|&)\s*/i;

/** A page key whose labels name the variables of the other keys ("sex×age"): each page is a table of its own. */
function panels(region: Region, lexed: LexedGrid, keys: readonly ColumnSigns[]): { names: string[]; rows: number[] }[] | undefined {
  const page = keys[0];
  if (!page || keys.length < 2) return undefined;
  const groups = new Map<string, number[]>();
  for (const row of region.bodyRows) groups.set(lexed.text(row, page.column), [...(groups.get(lexed.text(row, page.column)) ?? []), row]);
  const found = [...groups].map(([label, rows]) => ({ names: label.split(crossed), rows }));
  return found.length > 1 && found.every(({ names }) => names.length === keys.length - 1 && names.length > 1) ? found : undefined;
}

const modelKinds = new Set(['coefficient', 'ratio', 'se', 'p-value', 'ci-low', 'ci-high', 'statistic']);

function shapeOf(down: DownPlan, across: { names: readonly string[] }, measures: Table['measures']): Table['shape'] {
  if (down.stacked) return 'stacked';
  const has = (kind: string) => measures.some((measure) => measure.kind === kind);
  if (down.named) return has('coefficient') && (has('se') || has('ci-low')) ? 'regression' : 'statistics';
  const model = measures.filter(({ kind }) => modelKinds.has(kind)).length;
  if (model > 0 && model >= measures.length / 2 && measures.some(({ kind }) => kind === 'coefficient' || kind === 'ratio')) return 'regression';
  return across.names.length > 0 ? 'cross' : 'long';
}

const looked = 5000;

/** Whether no two rows share their labels in these columns. */
function areUnique(lexed: LexedGrid, region: Region, keys: readonly ColumnSigns[]): boolean {
  const seen = new Set<string>();
  // A label printed once stands for the rows below it too, as ftable and pivot tables print them.
  const above = keys.map(() => '');
  return region.bodyRows.slice(0, looked).every((row) => {
    const labels = keys.map(({ column }) => lexed.text(row, column));
    labels.forEach((text, k) => {
      if (text !== '') above.fill('', k + 1);
      if (text !== '' || k === keys.length - 1) above[k] = text;
    });
    const label = above.join('\u0000');
    return !seen.has(label) && Boolean(seen.add(label));
  });
}

/** A table as built, with the columns (0-based) that only name its rows and the count of cells that did not fit. */
export interface Built {
  readonly table: Omit<Table, 'id'>;
  readonly keys: readonly number[];
  readonly dropped: number;
  /** Columns of labels beyond those that a table made by a person has; they name no row. */
  readonly crowded: number;
}

const mostKeys = 16;

/** The tables of one region: usually one, several when a key's labels say that each page is its own. */
export function buildTables(lexed: LexedGrid, region: Region, context: RecogniseContext, declared?: TableDeclaration): Built[] {
  const laid = lexed.placeOf ? undefined : pairsOf(lexed, region);
  if (laid) {
    const built = buildTables(laid.lexed, { ...laid.region, titles: region.titles, notes: region.notes }, context, declared)[0]!;
    return [{ ...built, keys: [], table: { ...built.table, place: placeOf(lexed, region) } }];
  }
  const columns = columnSigns(lexed, region);
  const keys = keyColumns(columns, region.bodyRows.length, (found) => areUnique(lexed, region, found));
  const pages = panels(region, lexed, keys);
  if (!pages) return [buildTable({ lexed, region, columns, keys, context, ...(declared ? { declared } : {}) })];
  return pages.map(({ names, rows }) => {
    const part = { ...region, bodyRows: rows };
    const signs = columnSigns(lexed, part);
    const renamed = keys.slice(1).map((key, i) => ({ ...signs[key.column - region.left]!, header: names[i]!, path: [names[i]!] }));
    const built = buildTable({ lexed, region: part, columns: signs, keys: renamed, skip: keys[0]!.column, context, ...(declared ? { declared } : {}) });
    return { ...built, keys: keys.map(({ column }) => column), table: { ...built.table, title: [...region.titles, names.join(' × ')].join(' ') } };
  });
}

interface TableInput {
  readonly lexed: LexedGrid;
  readonly region: Region;
  readonly columns: readonly ColumnSigns[];
  readonly keys: readonly ColumnSigns[];
  readonly skip?: number;
  readonly context: RecogniseContext;
  readonly declared?: TableDeclaration;
}

function zeroLegend(item: ItemDeclaration | undefined, declared: TableDeclaration | undefined, legends: readonly Legend[]): Legend | undefined {
  if (!item?.zeroMeansSuppressed) return undefined;
  const high = declared?.suppression?.threshold !== undefined ? declared.suppression.threshold - 1 : Math.max(0, ...legends.map((legend) => legend.high).filter((bound) => bound < 1000));
  return { mark: '0', low: 0, high: high || 9, secondary: false, source: 'declared' };
}

/** Where the declared symbol is the word "blank", blank cells are hidden. */
const blankLegend = (declared: TableDeclaration | undefined): Legend | undefined => (declared?.suppression?.symbol !== 'blank' ? undefined
  : { mark: '', low: 0, high: declared.suppression.threshold === undefined ? unbounded : declared.suppression.threshold - 1, secondary: false, source: 'declared' });

const hierarchies = (declared: TableDeclaration | undefined) =>
  Object.fromEntries((declared?.dims ?? []).flatMap(({ name, hierarchy }) => (hierarchy ? [[name, hierarchy] as const] : [])));

/** Numbers of no known kind that add up along their totals are sums of something. */
const additive = (measures: readonly Measure[], sums: Table['sums'], cells: Table['cells']): Measure[] => measures.map((measure, m) =>
  (measure.kind === 'unknown' && sums.filter(({ total, parts, because }) => because === 'arithmetic' && parts.length > 1 && cells[total]!.measure === m).length >= 2
    ? { ...measure, kind: 'sum', confidence: 0.7 } : measure));

const businesses = /\b(?:industry|sic|nace|sector|enterprise|firm|company|employer)\b/i;

/** Counts by industry are counts of businesses, where nothing says otherwise. */
const withUnits = (measures: readonly Measure[], dimensions: readonly Dimension[]): Measure[] => {
  const business = dimensions.some(({ name }) => businesses.test(plainWords(name)));
  return measures.map((measure) => (business && measure.unit === 'unknown' ? { ...measure, unit: 'business' } : measure));
};

/** Stars and dots beside p-values, as R prints them: how small the p-value is, not a number that is hidden. */
const isStars = (lexed: LexedGrid, region: Region, { header, numbers, marks, parts, column }: ColumnSigns, left: ColumnSigns | undefined): boolean =>
  header === '' && numbers === 0 && marks === parts && left?.words?.kind === 'p-value' && region.bodyRows.every((row) => /^[*.\s]*$/.test(lexed.text(row, column)));

/** What a column of things that can be counted or measured would be taken for by its words alone. */
const things = new Set<Measure['kind']>(['count', 'events', 'sum', 'index', 'time']);
const withoutWeakWords = ({ words, ...signs }: ColumnSigns): ColumnSigns => (words && (words.confidence >= 0.9 || !things.has(words.kind)) ? { ...signs, words } : signs);

function buildTable(input: TableInput): Built {
  const { lexed, region, columns, context, declared } = input;
  const keys = input.keys.slice(0, mostKeys);
  const { grid } = lexed;
  const keyAt = new Set(input.keys.map(({ column }) => column));
  const values = columns.filter((signs, i) => !keyAt.has(signs.column) && signs.column !== input.skip && signs.parts > 0 && !isStars(lexed, region, signs, columns[i - 1]));
  const sentences = [...region.titles, ...region.notes, ...(grid.hints?.title ? [grid.hints.title] : []), ...(grid.hints?.notes ?? [])];
  const legends: Legend[] = [...declaredLegend(declared), ...legendsIn(sentences), ...(context.legends ?? [])];
  const down = planRows(lexed, region, keys, values);
  // Where the rows name statistics, a column that could name a measure names what was measured ("stay", "cost", "cases").
  const across = planColumns(lexed, region, down.named ? values.map(withoutWeakWords) : values, keys.length);
  const zeroHides = zeroLegend(context.declared, declared, legends);
  const blankHides = blankLegend(declared);
  const draft = buildDraft({ lexed, across, down, sentences, legends, ...(zeroHides ? { zeroHides } : {}), ...(blankHides ? { blankHides } : {}) });
  const rounding = roundingIn(sentences) ?? inferredRounding(draft.cells, draft.measures);
  const legended = draft.measures.map((measure) => (rounding && !measure.rounding && measure.kind === 'count' ? { ...measure, rounding } : measure));
  const rounded = declaredMeasures(legended, declared);
  const { sums, dimensions } = sumsOf({
    cells: draft.cells, dimensions: declaredDimensions(dimensionsOf(draft, down.stacked), declared), measures: rounded, stacked: down.stacked, indents: down.parents, declared: hierarchies(declared),
  });
  const measures = withBases(withUnits(withCorrelations(additive(rounded, sums, draft.cells), draft.cells, dimensions), dimensions), draft.cells, dimensions, down.stacked);
  const headerNs = across.columns.flatMap(({ n }) => (n ? [n.value] : []));
  const population = populationOf(context.declared, declared, region.titles, headerNs.length === 1 ? headerNs[0] : undefined);
  const writer = writerOf(lexed, region);
  const table: Omit<Table, 'id'> = {
    title: grid.hints?.title ?? region.titles.join(' '), notes: region.notes, place: placeOf(lexed, region), shape: shapeOf(down, across, measures),
    rows: region.bodyRows.length, columns: columns.length, dimensions, measures, cells: draft.cells,
    sums, legends: legends.filter(({ mark }, i) => legends.findIndex((other) => plainWords(other.mark) === plainWords(mark)) === i),
    ...(population ? { population } : {}), ...(writer ? { writer } : {}), ...(declared && declared.structuralZeros.length > 0 ? { structuralZeros: declared.structuralZeros } : {}),
    confidence: measures.length === 0 ? 0 : Math.min(...measures.map(({ confidence }) => confidence)),
  };
  return { table, keys: keys.map(({ column }) => column), dropped: draft.dropped, crowded: input.keys.length - keys.length };
}
