import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { labelsOf, type Table } from '../../sdc/table.js';
import { csvReader } from '../csv/reader.js';
import { defaultLimits, type Reading } from '../reader.js';
import { recognise, type Recognised } from './index.js';

const read = (text: string): Recognised => {
  const reading = csvReader.read(new TextEncoder().encode(text), defaultLimits, 'x.csv') as Reading;
  return recognise(reading.grids[0]!);
};

/** What a table says, apart from where it stands. */
const content = (table: Table): string[] => table.cells.map((cell) => `${[...labelsOf(table, cell)].join(' / ')} | ${table.measures[cell.measure]!.kind} ${table.measures[cell.measure]!.label} | ${cell.text} ${JSON.stringify(cell.shown)}`).sort();
const equations = (table: Table): string[] => table.sums.map(({ total, parts, slack }) => {
  const name = (index: number) => labelsOf(table, table.cells[index]!).join('/') + table.cells[index]!.measure;
  return `${name(total)} = ${parts.map(name).sort().join(' + ')} ± ${slack}`;
}).sort();

const names = ['North', 'South', 'East', 'West', 'London', 'Wales'];
const groups = ['Asthma', 'Diabetes', 'Stroke', 'Cancer'];
const counts = fc.record({ rows: fc.integer({ min: 2, max: 6 }), columns: fc.integer({ min: 2, max: 4 }), seed: fc.array(fc.integer({ min: 11, max: 997 }), { minLength: 24, maxLength: 24 }), hidden: fc.array(fc.nat(23), { maxLength: 3 }) });

interface Made { readonly header: string[]; readonly body: string[][] }

/** A cross table of counts with totals on both sides and some cells hidden. */
function make({ rows, columns, seed, hidden }: { rows: number; columns: number; seed: number[]; hidden: number[] }): Made {
  const value = (r: number, c: number) => seed[r * 4 + c]!;
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  const range = (count: number) => [...Array(count).keys()];
  const body = range(rows).map((r) => [names[r]!, ...range(columns).map((c) => (hidden.includes(r * 4 + c) ? '[c]' : String(value(r, c)))), String(sum(range(columns).map((c) => value(r, c))))]);
  body.push(['Total', ...range(columns).map((c) => String(sum(range(rows).map((r) => value(r, c))))), String(sum(range(rows).map((r) => sum(range(columns).map((c) => value(r, c))))))]);
  return { header: ['region', ...groups.slice(0, columns), 'Total'], body };
}

const write = ({ header, body }: Made, separator = ','): string => [header, ...body].map((cells) => cells.join(separator)).join('\n');

test('a cross table keeps every number, and every row and column its equation', () => {
  fc.assert(fc.property(counts, (parameters) => {
    const made = make(parameters);
    const { tables, numericCells, unexplained } = read(write(made));
    expect(tables).toHaveLength(1);
    expect(tables[0]!.cells).toHaveLength(made.body.length * (made.header.length - 1));
    expect(unexplained).toBe(0);
    expect(numericCells).toBe(made.body.flat().filter((text) => /^\d+$/.test(text)).length);
    expect(tables[0]!.measures.map(({ kind }) => kind)).toEqual(['count']);
    const complete = made.body.filter((cells) => !cells.includes('[c]')).length;
    if (complete > 1) expect(tables[0]!.sums).toHaveLength(made.body.length + made.header.length - 1);
  }), { numRuns: 300 });
});

test('the order of rows changes nothing but places', () => {
  fc.assert(fc.property(counts, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (parameters, keys) => {
    const made = make(parameters);
    const shuffled = { ...made, body: made.body.map((cells, i) => ({ cells, key: keys[i]! })).sort((a, b) => a.key - b.key).map(({ cells }) => cells) };
    const [before, after] = [read(write(made)).tables[0]!, read(write(shuffled)).tables[0]!];
    expect(content(after)).toEqual(content(before));
    expect(equations(after)).toEqual(equations(before));
  }), { numRuns: 200 });
});

test('another separator changes nothing', () => {
  fc.assert(fc.property(counts, fc.constantFrom(';', '\t', '|'), (parameters, separator) => {
    const made = make(parameters);
    const [comma, other] = [read(write(made)), read(write(made, separator))];
    expect(other.tables.map(content)).toEqual(comma.tables.map(content));
    expect(other.tables.map(equations)).toEqual(comma.tables.map(equations));
  }), { numRuns: 200 });
});

test('no false sums: numbers that do not add up get no equation', () => {
  fc.assert(fc.property(counts, fc.integer({ min: 60, max: 400 }), (parameters, off) => {
    const made = make({ ...parameters, hidden: [] });
    const wrong = { ...made, body: made.body.map((cells, r) => cells.map((text, c) => (c === cells.length - 1 || r === made.body.length - 1 ? String(Number(text) + off * (r + c + 1)) : text).replace('NaN', cells[0]!))) };
    expect(read(write(wrong)).tables.flatMap(({ sums }) => sums)).toEqual([]);
  }), { numRuns: 200 });
});

const cell = fc.constantFrom('', '', 'a', 'Total', '12', '7', '3.4', '<10', '*', '[c]', 'NA', '8 (3.8%)', '54 (17)', '1.2 (0.9, 1.6)', '3/40', '<0.001', '2019/20', '2024-01-02', '18-39', 'n', '%', 'mean', 'Sex', '    Male', '-', 'N = 212', '12%', '1e9', '-3', '\u00a0', '0');
test('any grid is recognised without throwing, and no number is lost without being counted', () => {
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 14 }), (rows) => {
    const found = read(rows.map((cells) => cells.join('\t')).join('\n') + '\n x\ty');
    expect(found.unexplained).toBeLessThanOrEqual(found.numericCells);
    for (const table of found.tables) {
      for (const { coords, measure } of table.cells) {
        expect(coords).toHaveLength(table.dimensions.length);
        coords.forEach((coord, d) => expect(table.dimensions[d]!.categories[coord]).toBeDefined());
        expect(table.measures[measure]).toBeDefined();
      }
      for (const { total, parts } of table.sums) {
        expect(parts).not.toContain(total);
        [total, ...parts].forEach((index) => expect(table.cells[index]).toBeDefined());
      }
    }
  }), { numRuns: 300 });
}, 120_000);
