import type { Recognised } from '../../src/readers/recognise/index.js';
import type { Cell, Dimension, Measure, Table } from '../../src/sdc/table.js';

const many = 24;
const some = (items: readonly string[]): string => (items.length <= many ? items.join(' | ') : `${items.slice(0, many).join(' | ')} | … ${items.length} in all`);

const category = ({ categories }: Dimension) => some(categories.map(({ label, role, parent }) => `${label}${role === 'ordinary' ? '' : ` (${role})`}${parent === undefined ? '' : ` < ${categories[parent]!.label}`}`));
const dimension = (each: Dimension) => `${each.axis} ${each.name || '–'} [${each.role}${each.ordered ? ', ordered' : ''}]: ${category(each)}`;

function shown({ shown, text }: Cell): string {
  switch (shown.as) {
    case 'number': return text;
    case 'censored': case 'suppressed': case 'rounded-zero': return `${text} {${shown.low} to ${shown.high > 1e12 ? '∞' : shown.high}}`;
    default: return `${text} {${shown.as}}`;
  }
}

function measure(table: Table, each: Measure, m: number): string {
  const mine = table.cells.filter((cell) => cell.measure === m);
  const facts = [
    each.unit === 'unknown' ? '' : each.unit, each.of && each.of !== 'unknown' ? `of ${each.of}` : '', each.base === undefined ? '' : `base ${each.base}`,
    each.per === undefined ? '' : `per ${each.per}`, each.quantile === undefined ? '' : `q${each.quantile}`, each.weighted ? 'weighted' : '',
    each.rounding ? `${each.rounding.method} ${each.rounding.base}` : '', each.confidence < 0.6 ? 'unsure' : '',
  ].filter(Boolean);
  return `${m} ${each.kind} "${each.label}"${facts.length > 0 ? ` (${facts.join(', ')})` : ''}: ${mine.length} cells, ${mine.slice(0, 6).map(shown).join('; ')}`;
}

const sum = (table: Table, { total, parts, slack, because }: Table['sums'][number]) => {
  const text = (index: number) => table.cells[index]!.text || '–';
  return `${text(total)} = ${parts.map(text).join(' + ')}${slack > 0 ? ` ± ${Number(slack.toPrecision(3))}` : ''}${because === 'arithmetic' ? '' : ` (${because})`}`;
};

export interface Sketch {
  readonly table: string;
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly sums: readonly string[];
}

/** A table in a few lines, for golden files that a person can read against the file. */
export function sketch(table: Table): Sketch {
  const sums = table.sums.map((each) => sum(table, each));
  return {
    table: `${table.id} ${table.shape}${table.title ? ` "${table.title}"` : ''}${table.place.lines ? ` lines ${table.place.lines.join('–')}` : ''}${table.writer ? `, by ${table.writer}` : ''}${table.population?.n === undefined ? '' : `, N = ${table.population.n}`}`,
    dimensions: table.dimensions.map(dimension), measures: table.measures.map((each, m) => measure(table, each, m)),
    sums: sums.length <= 60 ? sums : [...sums.slice(0, 40), `… ${sums.length} in all`],
  };
}

export const sketchAll = (recognised: Recognised): { readonly numbers: string; readonly tables: readonly Sketch[] } =>
  ({ numbers: `${recognised.numericCells} numbers, ${recognised.unexplained} unexplained`, tables: recognised.tables.map(sketch) });
