import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import sharp from 'sharp';
import { isCleanable, isHiddenContent } from '../sdc/facts.js';
import { readFile } from '../readers/index.js';
import { cleanCopy, type CleanCopy } from './clean-copy.js';
import { faceOf, rowsOf } from './face.js';

const folder = new URL('../../fixtures/', import.meta.url);
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));
const clean = (path: string) => cleanCopy(path.split('/').at(-1)!, bytesOf(path), readFile);
const made = async (path: string): Promise<CleanCopy> => {
  const cleaned = await clean(path);
  if ('refused' in cleaned) throw new Error(cleaned.refused);
  return cleaned;
};
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const kinds = ['xlsx', 'ods', 'docx', 'pptx', 'rtf', 'html', 'svg', 'png', 'jpeg', 'gif', 'tiff', 'webp', 'text', 'log', 'markdown', 'latex', 'notebook'];
const files = kinds.flatMap((kind) => readdirSync(new URL(`files/${kind}/`, folder)).filter((name) => name !== 'expected.yaml').map((name) => `files/${kind}/${name}`));

describe('a clean copy of every file a fixture is kept of', () => {
  const refused = ['files/svg/embedded.svg', 'files/svg/entities.svg', 'files/xlsx/formula-without-value.xlsx'];

  it.each(files.filter((path) => !refused.includes(path)))('%s hides nothing, and names what it left out', async (path) => {
    const before = await readFile(path, bytesOf(path));
    const { bytes, ending, removed } = await made(path);
    const after = await readFile(`copy.${ending}`, bytes);
    expect(after.reading.facts.filter(({ is }) => isHiddenContent(is))).toEqual([]);
    expect(after.reading.texts.filter(({ origin }) => origin === 'hidden')).toEqual([]);
    expect(new Set(removed.map(({ is }) => is))).toEqual(new Set(before.reading.facts.filter(({ is }) => isHiddenContent(is)).map(({ is }) => is)));
  });

  it.each(refused)('%s is refused with a sentence', async (path) => {
    expect(await clean(path)).toEqual({ refused: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('workbooks', () => {
  test.each([
    ['hidden-row', [['Region', 'Patients', 'Share'], ['North', '120', '48%'], ['Total', '250', '100%']]],
    ['hidden-column', [['Region', 'Share'], ['North', '48%'], ['South', '52%'], ['Total', '100%']]],
    ['very-hidden-sheet', [['Region', 'Patients', 'Share'], ['North', '120', '48%'], ['South', '130', '52%'], ['Total', '250', '100%']]],
  ])('%s: what stays is what was shown', async (name, rows) => {
    const { bytes } = await made(`files/xlsx/${name}.xlsx`);
    const { reading } = await readFile('copy.xlsx', bytes);
    expect(faceOf(reading).tables.map(rowsOf)).toEqual([rows]);
  });

  test('a number keeps no digit that was not shown', async () => {
    const { reading } = await readFile('copy.xlsx', (await made('files/xlsx/precision.xlsx')).bytes);
    expect(reading.facts.filter(({ is }) => is === 'xlsx-precision')).toEqual([]);
    expect(reading.grids[0]!.rows).toBeGreaterThan(1);
  });

  test('merged headings stay merged', async () => {
    const { reading } = await readFile('copy.xlsx', (await made('files/xlsx/merged-title.xlsx')).bytes);
    expect(faceOf(reading).tables[0]!.merges).toEqual(faceOf((await readFile('x.xlsx', bytesOf('files/xlsx/merged-title.xlsx'))).reading).tables[0]!.merges);
  });

  test('two copies of one file are the same bytes', async () => {
    const [one, two] = [await made('files/xlsx/comment.xlsx'), await made('files/xlsx/comment.xlsx')];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });

  test('a chart is left out, and said', async () => expect((await made('files/xlsx/chart-cache.xlsx')).leftOut).toEqual([expect.stringContaining('one chart')]));
});

describe('documents and pages', () => {
  test('what a page says is escaped, and what it hides inside a table is gone', async () => {
    const page = new TextEncoder().encode('<!DOCTYPE html><p>a &lt;b&gt; c</p><table><tr><th>Region</th><th>n</th></tr><tr><td>North<span style="display:none">Alice</span></td><td>12</td></tr><tr hidden><td>South</td><td>3</td></tr></table>');
    const cleaned = await cleanCopy('page.html', page, readFile);
    if ('refused' in cleaned) throw new Error(cleaned.refused);
    expect(text(cleaned.bytes)).toContain('a &lt;b&gt; c');
    expect(text(cleaned.bytes)).not.toMatch(/Alice|South/);
    expect(text(cleaned.bytes)).toContain('<td>North</td>');
  });

  test('deleted words of a document are gone, and a hidden slide with them', async () => {
    expect(text((await made('files/docx/tracked.docx')).bytes)).not.toMatch(/<(?:del|ins)/);
    const slides = await readFile('x.pptx', bytesOf('files/pptx/hidden-slide.pptx'));
    const hidden = slides.reading.texts.filter(({ origin }) => origin === 'hidden').map((piece) => piece.text);
    const copy = text((await made('files/pptx/hidden-slide.pptx')).bytes);
    expect(hidden.length).toBeGreaterThan(0);
    for (const said of hidden) expect(copy).not.toContain(said);
  });
});

describe('figures', () => {
  test.each(['bars', 'scatter', 'author'])('%s.svg is drawn the same, point for point', async (name) => {
    const pixels = async (bytes: Uint8Array) => sharp(bytes).flatten({ background: 'white' }).raw().toBuffer();
    const [before, after] = [await pixels(bytesOf(`files/svg/${name}.svg`)), await pixels((await made(`files/svg/${name}.svg`)).bytes)];
    expect(Buffer.compare(before, after)).toBe(0);
  });

  test.each([
    ['a script', '<script>go()</script>'], ['a handler', '<g onclick="go()"/>'], ['a foreign object', '<foreignObject><p>Alice</p></foreignObject>'], ['metadata', '<metadata>Alice</metadata>'],
    ['a title', '<title>Alice</title>'], ['data', '<g data-name="Alice 1"/>'], ['a link', '<a href="https://example.org/Alice"><text>n</text></a>'], ['a hidden text', '<text display="none">Alice</text>'],
    ['an address in a style', '<rect style="fill:url(https://example.org/Alice)"/>'], ['a link of a use', '<use href="https://example.org/Alice#x"/>'],
  ])('%s does not survive', async (_what, inside) => {
    const cleaned = await cleanCopy('x.svg', new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="5" height="5" fill="url(#a)"/>${inside}</svg>`), readFile);
    const copy = 'refused' in cleaned ? '' : text(cleaned.bytes);
    expect(copy).not.toMatch(/Alice|go\(\)|onclick|example\.org/);
  });

  test('links inside the figure stay', async () => {
    const cleaned = await cleanCopy('x.svg', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><defs><clipPath id="a"><rect width="5" height="5"/></clipPath></defs><g clip-path="url(#a)"><rect width="9" height="9"/></g></svg>'), readFile);
    expect('refused' in cleaned ? '' : text(cleaned.bytes)).toContain('clip-path="url(#a)"');
  });

  test('a picture keeps its pixels and loses where it was taken', async () => {
    const { bytes } = await made('files/png/text-chunk.png');
    const [before, after] = await Promise.all([bytesOf('files/png/text-chunk.png'), bytes].map((png) => sharp(png).raw().toBuffer()));
    expect(Buffer.compare(before!, after!)).toBe(0);
    expect((await sharp((await made('files/jpeg/gps.jpg')).bytes).metadata()).exif).toBeUndefined();
  });
});

describe('text', () => {
  test('characters that nobody sees are gone', async () => {
    const cleaned = await cleanCopy('note.txt', new TextEncoder().encode('\ufeffCases\u200b were \u202ehigh\u202c.\r\n'), readFile);
    expect('refused' in cleaned ? cleaned : text(cleaned.bytes)).toBe('Cases were high.\n');
  });

  test.each(readdirSync(new URL('tables/', folder)))('tables/%s comes back cell for cell', async (name) => {
    const [before, after] = [await readFile(name, bytesOf(`tables/${name}`)), await readFile(name, (await made(`tables/${name}`)).bytes)];
    const printed = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.trim()).join('|').replace(/\|+$/, '')).join('\n').trimEnd();
    expect(faceOf(after.reading).tables.map((table) => printed(rowsOf(table)))).toEqual(faceOf(before.reading).tables.map((table) => printed(rowsOf(table))));
  });
});

test('kinds that cannot be rebuilt are refused by name, and their findings promise nothing', async () => {
  expect(await clean('files/pdf/table.pdf')).toEqual({ refused: expect.stringContaining('no clean copy of this kind') });
  expect(['pdf-attachment', 'archive', 'encrypted', 'prose-count', 'svg-marks'].map(isCleanable)).toEqual([false, false, false, false, false]);
  expect(['xlsx-hidden-row', 'image-gps', 'svg-script', 'document-comment'].map(isCleanable)).toEqual([true, true, true, true]);
});
