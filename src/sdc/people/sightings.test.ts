import { describe, expect, test } from '@jest/globals';
import { gridFile, textFile } from '../../../test/support/file-subject.js';
import type { FileSubject } from '../subjects.js';
import { headingWords, isPlainHeading } from './heading-words.js';
import { mask } from './mask.js';
import { sightingsOf } from './sightings.js';
import { verdictOn } from './verdict-on-sightings.js';

const params = { distinct: 3, share: 0.3 };
const flags = (file: FileSubject, id: string): string[] =>
  (sightingsOf(file).get(id) ?? []).flatMap((sighted) => [...verdictOn(sighted, params)]).map((flag) =>
    `${flag.certainty}: ${flag.places!.map((place) => (place.row === undefined ? `line ${place.line}` : `${place.row},${place.column}`)).join(' ')}`);

describe('a column', () => {
  test('under its heading is believed from the first valid value', () => {
    expect(flags(gridFile([['NHSNumber', 'n'], ['9434765919', '3'], ['9434765918', '4']]), 'nhs-number')).toEqual(['certain: 2,1', 'possible: 3,1']);
  });
  test('without a heading is believed when chance cannot explain it', () => {
    expect(flags(gridFile([['ref'], ['6071423856'], ['7029138465'], ['6402917354'], ['4716029387']]), 'nhs-number')).toEqual(['certain: 2,1 3,1 4,1 5,1']);
  });
  test('of long sums in which a few pass is noise', () => {
    const sums = Array.from({ length: 40 }, (_, index) => [String(4_000_000_000 + index * 7_919_123)]);
    expect(flags(gridFile([['total cost'], ...sums]), 'nhs-number')).toEqual([]);
  });
  test('grouped 3-3-4 needs only two: chance does not print that way', () => {
    expect(flags(gridFile([['ref'], ['943 476 5919'], ['999 012 3454'], ['999 012 3455'], ['4012345678']]), 'nhs-number')).toEqual(['certain: 2,1 3,1']);
  });
  test('of counts under a heading that mentions the number is silent', () => {
    expect(flags(gridFile([['NHS number recorded'], ['1204'], ['88']]), 'nhs-number')).toEqual([]);
  });
});

describe('a form', () => {
  test('names its value by the cell to the left', () => {
    expect(flags(gridFile([['field', 'value'], ['sex', 'F'], ['NHS number', '9434765919']]), 'nhs-number')).toEqual(['certain: 3,2']);
  });
});

describe('running text', () => {
  test('is believed where the words before it name it', () => {
    expect(flags(textFile(['Dropped NHS number: 9434765919 as a duplicate']), 'nhs-number')).toEqual(['certain: line 1']);
    expect(flags(textFile(["keep if nhs_number == 9434765919"], 'code'), 'nhs-number')).toEqual(['certain: line 1']);
    expect(flags(textFile(['nhs_number in (9434765919, 6071423856)']), 'nhs-number')).toEqual(['certain: line 1 line 1']);
  });
  test('leaves a lone long number alone', () => {
    expect(flags(textFile(['Time at risk = 9434765919', 'n = 12']), 'nhs-number')).toEqual([]);
  });
  test('suspects one printed 3-3-4', () => {
    expect(flags(textFile(['ref 943 476 5919']), 'nhs-number')).toEqual(['possible: line 1']);
  });
  test('looks at names of files', () => {
    expect(flags(textFile(['letter_9434765919.docx'], 'name'), 'nhs-number')).toEqual(['possible: line 1']);
    expect(flags(textFile(['nhs_9434765919.docx'], 'name'), 'nhs-number')).toEqual(['certain: line 1']);
  });
});

test('a million places are counted, and only the first kept', () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => [`user${index}@nhs.net`]);
  const [sighted] = sightingsOf(gridFile([['email'], ...rows])).get('email')!;
  expect([sighted!.valid, sighted!.sightings.length]).toEqual([3_000, 200]);
  expect([...verdictOn(sighted!, params)][0]!.because).toContain('3000 e-mail addresses');
});

describe('a sentence about a column', () => {
  const says = (rows: readonly string[][], id: string): string[] => (sightingsOf(gridFile(rows)).get(id) ?? []).flatMap((sighted) => [...verdictOn(sighted, params)]).map(({ because }) => because);
  test('names it by its heading, or by its number where the heading is a value itself', () => {
    expect(says([['NHS number'], ['9434765919']], 'nhs-number')).toEqual(['one NHS number under “NHS number”: ●●●●●●●●19']);
    expect(says([['9434765919'], ['6071423856'], ['7029138465'], ['6402917354']], 'nhs-number')[0]).toMatch(/^4 NHS numbers in column 1: /);
  });
  test('counts all of them, also those that pass no check', () => {
    expect(says([['NHS number'], ...Array.from({ length: 300 }, () => ['9434765918'])], 'nhs-number')).toEqual(['300 NHS numbers under “NHS number” by heading or shape, not confirmed by a check: ●●●●●●●●18']);
  });
});

describe('what names a value', () => {
  test('a heading names a valid one among other words, and any shape that fills its cell', () => {
    const found = (value: string) => flags(gridFile([['NHS number'], [value]]), 'nhs-number');
    expect(found('ref 9434765919 x')).toEqual(['certain: 2,1']);
    expect(found('ref 9434765918 x')).toEqual([]);
    expect(found('9434765918')).toEqual(['possible: 2,1']);
  });
  test('columns of two tables side by side in a sheet are apart', () => {
    const pieces = [['t1', 'NHS number', '9434765919'], ['t2', 'cost', '9434765919']].flatMap(([table, ...texts]) =>
      texts.map((text, row) => ({ text, place: { row: row + 1, column: 1, table: table! }, origin: 'cell' as const })));
    expect(sightingsOf(gridFile([], { texts: () => pieces })).get('nhs-number')!.map(({ headed }) => headed)).toEqual([true, false]);
    const sheets = pieces.map((piece, at) => ({ ...piece, place: { ...piece.place, sheet: at < 2 ? 'A' : 'B' } }));
    expect(sightingsOf(gridFile([], { texts: () => sheets })).get('nhs-number')!.map(({ headed }) => headed)).toEqual([true, false]);
  });
  test('thousands of different labels are looked at, and forgotten in time', () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => [`label ${at.toString(36)} of things`, at === 11_999 ? '9434765919' : `word ${at.toString(36)} here`]);
    expect(flags(gridFile([['field', 'value'], ...rows, ['NHS number', '9434765919']]), 'nhs-number')).toContain('certain: 12002,2');
  });
});

test('a flag never repeats what it found', () => {
  const file = gridFile([['contact'], ['jane.smith@nhs.net'], ['07700 900123'], ['SW1A 1AA'], ['AB 12 34 56 C']]);
  const said = [...sightingsOf(file).values()].flat().flatMap((sighted) => [...verdictOn(sighted, params)]).map((flag) => `${flag.because} ${flag.says}`);
  expect(said.length).toBeGreaterThan(3);
  for (const words of said) expect(words).not.toMatch(/jane|nhs\.net|0770|SW1A|34 56/i);
});

test.each([['NHSNumber', 'nhs number'], ['nhs_number', 'nhs number'], ['PatientID', 'patient id'], ['  Date.of-Birth ', 'date of birth'], ['% of n', '% of n']])(
  'heading %s reads “%s”', (heading, words) => expect(headingWords(heading)).toBe(words));
test.each([['Region', true], ['9434765919', false], ['jane@nhs.net', false], ['', false], ['x'.repeat(41), false], ['943 476', false]])(
  'heading “%s” may be repeated: %s', (heading, plain) => expect(isPlainHeading(heading)).toBe(plain));
test.each([['943 476 5919', 2, '●●● ●●● ●●19'], ['AB1 2CD', 0, '●●● ●●●'], ['a1', 2, '●●']])('mask %s', (value, shows, masked) => expect(mask(value, shows)).toBe(masked));
