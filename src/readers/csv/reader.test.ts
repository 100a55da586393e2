import { describe, expect, it } from '@jest/globals';
import { defaultLimits, type Grid, type Limits, type Reading } from '../reader.js';
import { csvReader } from './reader.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (input: string | Uint8Array, limits: Limits = defaultLimits): Reading =>
  csvReader.read(typeof input === 'string' ? bytes(input) : input, limits, 'x.csv') as Reading;
const cellsOf = (grid: Grid | undefined): string[][] =>
  grid ? [...Array(grid.rows).keys()].map((row) => [...Array(grid.columns).keys()].map((column) => grid.text(row, column))) : [];
const table = (input: string | Uint8Array) => cellsOf(read(input).grids[0]);

const expected = [['sex', 'n'], ['F', '12'], ['Müller', '7']];

function utf16(text: string, little: boolean, bom: boolean): Uint8Array {
  const units = [...(bom ? '\ufeff' : ''), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

describe('encodings', () => {
  const text = 'sex,n\nF,12\nMüller,7\n';
  it.each([
    ['UTF-8', bytes(text)], ['UTF-8 with a mark', bytes(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', utf16(text, true, true)], ['UTF-16 BE with a mark', utf16(text, false, true)],
    ['UTF-16 LE without', utf16(text, true, false)], ['UTF-16 BE without', utf16(text, false, false)],
    ['Windows-1252', Uint8Array.from([...text].map((char) => char.charCodeAt(0)))],
  ])('reads %s', (_, input) => {
    expect(table(input)).toEqual(expected);
    expect(read(input).read).toBe('whole');
  });

  it('says that NULs and unassigned bytes are there, and reads the rest', () => {
    const reading = read('a,n\n\0x,5\n');
    expect(reading.read).toBe('partly');
    expect(reading.unreadable.map(({ reason }) => reason)).toEqual(['bad-encoding']);
    expect(reading.grids[0]!.text(1, 1)).toBe('5');
    expect(read(Uint8Array.from([0x61, 0x2c, 0x81, 0x0a, 0x31, 0x2c, 0x32])).unreadable[0]!.reason).toBe('bad-encoding');
  });
});

describe('separators', () => {
  it.each([
    [',', 'a,b\n1,2\n3,4'], [';', 'a;b\n1,5;2,5\n3,25;4,0'], ['\t', 'a\tb, c\n1\t2\n3\t4'], ['|', 'a|b\nNorth, West|2\nSouth, East|4'],
    [';', 'name;n\n"Smith, J";5\n"Jones, K";6'], [',', 'note,n\n"a;b;c",5\n"d;e;f",6'], [';', 'x;y\n1.234;2.345\n3.456;4.567'],
    [',', 'Table 1: counts; by region; and sex\nregion,n\nNorth,12\nSouth,14'],
  ])('finds %j', (separator, text) => {
    expect(table(text).at(-1)).toHaveLength(2);
    const unlike = [',', ';', '\t', '|'].filter((other) => other !== separator);
    expect(unlike).toHaveLength(3);
  });

  it('keeps a single column whole', () => expect(table('n\n12\n14')).toEqual([['n'], ['12'], ['14']]));
});

describe('quoting', () => {
  it('keeps separators, quotation marks and line breaks inside quotation marks, and counts lines as the file has them', () => {
    const reading = read('a,b\n"x, y","say ""hi"""\n"two\nlines",3\nlast,4\n');
    expect(cellsOf(reading.grids[0])).toEqual([['a', 'b'], ['x, y', 'say "hi"'], ['two\nlines', '3'], ['last', '4']]);
    expect(reading.grids[0]!.lineOf!(2)).toBe(3);
    expect(reading.grids[0]!.lineOf!(3)).toBe(5);
    expect(reading.lines).toBe(5);
    expect(reading.read).toBe('whole');
  });

  it.each([
    ['never closes', 'a,b\n"x,1\ny,2\nz,3\n'], ['closes rows later', 'a,b\n"x,1\ny,2\nz",3\nw,4\n'],
  ])('does not let a mark that %s swallow rows', (_, text) => {
    const reading = read(text);
    expect(reading.read).toBe('partly');
    expect(reading.unreadable).toEqual([expect.objectContaining({ reason: 'malformed', place: { line: 2 } })]);
    expect(cellsOf(reading.grids[0])).toContainEqual(['y', '2']);
  });

  it('reads inch marks as characters', () => expect(table('pipe,n\n5" pipe,3\n7" pipe,4')).toEqual([['pipe', 'n'], ['5" pipe', '3'], ['7" pipe', '4']]));
});

describe('lines', () => {
  it.each([['\n'], ['\r\n'], ['\r']])('ends with %j', (end) => {
    expect(table(`a,b${end}1,2${end}${end}3,4`)).toEqual([['a', 'b'], ['1', '2'], ['', ''], ['3', '4']]);
  });
  it('mixes them', () => expect(table('a,b\r\n1,2\n3,4\r5,6')).toHaveLength(4));
  it('pads ragged rows and keeps the longest', () => expect(table('a,b\n1\n1,2,3,4')).toEqual([['a', 'b', '', ''], ['1', '', '', ''], ['1', '2', '3', '4']]));
  it('reads an empty file as nothing', () => {
    expect(read('').grids).toEqual([]);
    expect(read(' \n\n').read).toBe('whole');
    expect(read('').read).toBe('whole');
  });
  it('keeps empty cells at line ends', () => expect(table('a,b,\n1,,\n')).toEqual([['a', 'b', ''], ['1', '', '']]));
});

describe('limits', () => {
  it('refuses what is too large', () => {
    const reading = read('a,b\n1,2\n', { ...defaultLimits, bytes: 3 });
    expect(reading.read).toBe('not');
    expect(reading.unreadable[0]!.reason).toBe('too-large');
  });
  it.each([['a,b\n1,2\n3,4\n'], ['"a",b\n1,2\n3,4\n']])('stops at too many cells and says where', (text) => {
    const reading = read(text, { ...defaultLimits, cells: 4 });
    expect(reading.read).toBe('partly');
    expect(reading.unreadable).toEqual([expect.objectContaining({ reason: 'too-large', place: { line: 3 } })]);
    expect(reading.grids[0]!.rows).toBe(2);
  });
  it.each([['a'], ['"a"']])('cuts a line with more fields than any table has', (first) => {
    const reading = read(`${first},b\n${'1,'.repeat(20_000)}\n`);
    expect(reading.unreadable[0]).toMatchObject({ reason: 'too-large', place: { line: 2 } });
    expect(reading.grids[0]!.columns).toBe(16_384);
  });
});

describe('what it accepts', () => {
  it.each([
    ['t.csv', 'a,b\n1,2', true], ['t.tsv', 'a\tb', true], ['t.csv', 'just words', true], ['t.txt', 'a\tb\n1\t2\n3\t4\n', true],
    ['t.txt', 'Dear all,\nplease find the results attached.\nBest wishes\n', false], ['t.txt', '-----+----\n a | b\n', false],
    ['t.txt', '{"a": 1}', false], ['t.csv', '<!doctype html><table>', false], ['t.csv', '%PDF-1.7', false], ['t.docx', 'a,b\n1,2', false],
    ['t.csv', '\0\0\0\x01\0\0\0\x02', false],
  ])('%s with %j: %s', (name, text, accepted) => expect(csvReader.accepts(name, bytes(text))).toBe(accepted));
});
