import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultLimits, type Reading } from '../reader.js';
import { plainRecords } from './lines.js';
import { decode } from './encoding.js';
import { csvReader } from './reader.js';
import { quotedRecords, type Records } from './records.js';

const all = (records: Records) => [...Array(records.rows).keys()].map((row) => [...records.fields(row)]);
const plainText = fc.array(fc.constantFrom('a', 'b', '1', '2', ',', ',', ';', '\n', '\n', '\r\n', '\r', ' ', 'é', '.', '-'), { maxLength: 120 }).map((parts) => parts.join(''));

const quotedText = fc.array(fc.constantFrom('"a"', '"1,2"', '"', ',', ',', ',', '""', '\n', '\n', '\r\n', 'x', '"x y"'), { maxLength: 40 }).map((parts) => parts.join(''));

test('lines cut by hand are what csv-parse finds, where they may be cut by hand at all', () => {
  let cut = 0;
  fc.assert(fc.property(fc.oneof(plainText, quotedText), (text) => {
    const [byHand, parsed] = [plainRecords(text, ',', 10_000), quotedRecords(text, ',', 10_000)];
    if (!byHand) return;
    cut++;
    expect(all(byHand)).toEqual(all(parsed));
    expect(byHand.lines).toBe(parsed.lines);
  }), { numRuns: 1500 });
  expect(cut).toBeGreaterThan(700);
});

test('a text without quotation marks is always cut by hand', () => {
  fc.assert(fc.property(plainText, (text) => expect(plainRecords(text, ',', 10_000)).toBeDefined()), { numRuns: 300 });
});

const anyText = fc.array(fc.constantFrom('a', '1', '"', '"', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', '\0', '\ufeff', '<', '*', '(', '%', '2'), { maxLength: 160 }).map((parts) => parts.join(''));

test('every physical line is accounted for, whatever the quotation marks do', () => {
  fc.assert(fc.property(anyText, (text) => {
    const bytes = new TextEncoder().encode(text);
    const reading = csvReader.read(bytes, defaultLimits, 'x.csv') as Reading;
    if (reading.grids.length === 0) return;
    // NULs beside every character mean UTF-16, so the lines are those of the text as decoded.
    const body = decode(bytes).text.replace(/^\ufeff/, '');
    const lines = body.split(/\r\n|\n|\r/);
    expect(reading.lines).toBe(lines.at(-1) === '' ? lines.length - 1 : lines.length);
  }), { numRuns: 2000 });
});

test('bytes of any kind are read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
    const reading = csvReader.read(bytes, defaultLimits, 'x.csv') as Reading;
    expect(['whole', 'partly', 'not']).toContain(reading.read);
    csvReader.accepts('x.txt', bytes);
  }), { numRuns: 2000 });
});
