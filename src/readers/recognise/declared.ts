import type { ItemDeclaration, TableDeclaration } from '../../sdc/declaration.js';
import type { Category, Dimension, Measure, Population, Rounding, Table } from '../../sdc/table.js';
import { plainWords } from './measure-words.js';

const same = (a: string, b: string) => plainWords(a) === plainWords(b);
const methods: readonly Rounding['method'][] = ['nearest', 'midpoint', 'random', 'significant'];

function roundingOf(declared: TableDeclaration): Rounding | undefined {
  const { rounding } = declared;
  if (!rounding) return undefined;
  const word = rounding.method.toLowerCase();
  return { method: methods.find((method) => word.includes(method)) ?? 'nearest', base: rounding.base, source: 'declared' };
}

/** Measures with what the researcher says about their columns put over what was inferred. */
export function declaredMeasures(measures: readonly Measure[], declared: TableDeclaration | undefined): Measure[] {
  if (!declared) return [...measures];
  const rounding = roundingOf(declared);
  return measures.map((measure) => {
    const said = declared.measures.find(({ cols, kind }) => cols.some((column) => same(column, measure.label)) || (measures.length === 1 && declared.measures.length === 1) || (measure.label === '' && kind === measure.kind));
    const withRounding = rounding && /^(?:count|events|at-risk)$/.test(said?.kind ?? measure.kind) ? { rounding } : {};
    const weighted = said?.weighted ?? (declared.weights?.used && (said?.kind ?? measure.kind) === 'count' ? undefined : measure.weighted);
    if (!said) return { ...measure, ...withRounding };
    return {
      ...measure, ...withRounding, kind: said.kind, confidence: 1, source: 'declared', ...(said.unit ? { unit: said.unit } : {}),
      ...(said.of ? { of: said.of } : {}), ...(weighted === undefined ? {} : { weighted }),
    };
  });
}

const withRole = (category: Category, total: string | undefined, missing: string | undefined): Category => {
  if (total !== undefined && same(category.label, total)) return { ...category, role: 'total' };
  return missing !== undefined && same(category.label, missing) ? { ...category, role: 'missing' } : category;
};

/** Dimensions with their declared names, roles, totals and missing categories. A dimension is met by name, or by place on its axis. */
export function declaredDimensions(dimensions: readonly Dimension[], declared: TableDeclaration | undefined): Dimension[] {
  if (!declared) return [...dimensions];
  const axes = { row: 'row', col: 'column', page: 'page' } as const;
  return dimensions.map((dimension, d) => {
    const said = declared.dims.find(({ name }) => same(name, dimension.name))
      ?? declared.dims.find(({ axis }) => dimension.name === '' && axis !== undefined && axes[axis] === dimension.axis && dimensions.filter((other) => other.axis === dimension.axis).length === 1)
      ?? (dimension.name === '' && declared.dims.length === dimensions.length && !dimensions.some(({ name }) => same(name, declared.dims[d]!.name)) ? declared.dims[d] : undefined);
    if (!said) return dimension;
    return {
      ...dimension, name: dimension.name || said.name, ...(said.role ? { role: said.role } : {}),
      categories: dimension.categories.map((category) => withRole(category, said.total, said.missing)),
    };
  });
}

/** Which declared table a region is: by sheet and range, else by order. */
export function declaredFor(item: ItemDeclaration | undefined, place: Table['place'], order: number): TableDeclaration | undefined {
  if (!item || item.tables.length === 0) return undefined;
  const here = item.tables.filter(({ sheet }) => sheet === undefined || sheet === place.sheet);
  const ranged = here.find(({ range }) => range !== undefined && place.ref !== undefined && startsWithin(range, place.ref));
  if (ranged) return ranged;
  const loose = here.filter(({ range }) => range === undefined || place.ref === undefined);
  return loose.length === 1 && item.tables.length === 1 ? loose[0] : loose[order];
}

const corner = (ref: string): readonly [column: string, row: number] | undefined => {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)/i.exec(ref);
  return match ? [match[1]!.toUpperCase(), Number(match[2])] : undefined;
};

/** Whether a found range starts where a declared one does, give or take a title above it. */
function startsWithin(declared: string, found: string): boolean {
  const [a, b] = [corner(declared), corner(found)];
  return Boolean(a && b && a[0] === b[0] && Math.abs(a[1] - b[1]) <= 3);
}

/** The people a table counts: declared, or the N that its title or only column prints. */
export function populationOf(item: ItemDeclaration | undefined, declared: TableDeclaration | undefined, titles: readonly string[], headerN: number | undefined): Population | undefined {
  const id = declared?.population ?? item?.population;
  const said = titles.map((title) => /\b[nN]\s*=\s*(\d[\d,]*)/.exec(title)?.[1]).find(Boolean);
  const n = item?.n ?? headerN ?? (said === undefined ? undefined : Number(said.replace(/,/g, '')));
  return id === undefined && n === undefined ? undefined : { ...(id === undefined ? {} : { id }), ...(n === undefined ? {} : { n }) };
}
