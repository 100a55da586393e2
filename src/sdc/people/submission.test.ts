import { describe, expect, test } from '@jest/globals';
import { gridFile, textFile } from '../../../test/support/file-subject.js';
import { checksumsIn } from './checksums.js';
import { describesRequest, meansFile } from './declared-items.js';

const sum = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('a declared path means a file', () => {
  test.each([['tab1.csv', 'out/tab1.csv'], ['./out/tab1.csv', 'out/tab1.csv'], ['a.zip', 'a.zip!/b.csv'], ['out/TAB1.csv', 'out/tab1.csv'], ['out\\tab1.csv', 'out/tab1.csv']])(
    '%s means %s', (declared, path) => expect(meansFile(declared, path)).toBe(true));
  test.each([['tab1.csv', 'tab11.csv'], ['out/tab1.csv', 'other/tab1.csv'], ['b.csv', 'ab.csv']])('%s is not %s', (declared, path) => expect(meansFile(declared, path)).toBe(false));
});

describe('digests written down', () => {
  test('ACRO keeps one to a file, named after its output', () => {
    expect(checksumsIn({ ...textFile([sum.toUpperCase()]), path: 'x/checksums/note.txt.txt' })).toEqual([{ by: 'x/checksums/note.txt.txt', of: 'note.txt', sha256: sum }]);
  });
  test('sha256sum writes a line for each', () => {
    expect(checksumsIn({ ...textFile([`${sum}  out/a.csv`, `${sum} *b.csv`, 'words']), path: 'SHA256SUMS' }).map(({ of }) => of)).toEqual(['out/a.csv', 'b.csv']);
  });
  test('other files hold none', () => {
    expect(checksumsIn(textFile([`${sum}  a.csv`]))).toEqual([]);
    expect(checksumsIn({ ...textFile([`${sum}  a.csv`]), path: 'SHA256SUMS', bytes: 2_000_000 })).toEqual([]);
  });
  test('files about the request are told apart from outputs', () => {
    expect(['outputs.sdc.json', 'x/checksums/a.csv.txt', 'SHA256SUMS', 'a.sha256'].map((path) => describesRequest(gridFile([], { path })))).toEqual([true, true, true, true]);
    expect(['checksums.csv', 'tab1.csv'].map((path) => describesRequest(gridFile([], { path })))).toEqual([false, false]);
  });
});
