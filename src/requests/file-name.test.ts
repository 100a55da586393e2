import { describe, expect, test } from '@jest/globals';
import { freeName, tidyName } from './file-name.js';

describe('the name of a file', () => {
  test.each([
    ['stays as it is', 'tables/a b.csv', 'tables/a b.csv'],
    ['loses a way up', '../../etc/passwd', 'etc/passwd'],
    ['loses a root', '/etc/passwd', 'etc/passwd'],
    ['loses a drive', 'C:\\results\\a.csv', 'results/a.csv'],
    ['loses steps that go nowhere', './a//b/./c.csv', 'a/b/c.csv'],
    ['loses what changes its direction', 'a\u202Efdp.csv', 'afdp.csv'],
    ['loses control characters', 'a\u0000\n.csv', 'a.csv'],
    ['is composed', 'e\u0301.csv', '\u00e9.csv'],
    ['may be nothing', '../..', ''],
    ['loses spaces around its steps', ' a / b.csv ', 'a/b.csv'],
    ['keeps a colon that is no drive', 'ab:/c:d/e.csv', 'ab:/c:d/e.csv'],
    ['is not cut at its longest', `${'x'.repeat(251)}.csv`, `${'x'.repeat(251)}.csv`],
    ['keeps its last ending when it is cut', `v1.0${'x'.repeat(300)}.csv`, `v1.0${'x'.repeat(247)}.csv`],
    ['keeps whole characters when it is cut', `\u{1F600}${'x'.repeat(300)}.csv`, `\u{1F600}${'x'.repeat(249)}.csv`],
    ['is cut with its ending kept', `${'x'.repeat(300)}.csv`, `${'x'.repeat(251)}.csv`],
    ['is cut where it has no ending', 'x'.repeat(300), 'x'.repeat(255)],
    ['is cut between characters', `${'x'.repeat(250)}\u{1F600}${'y'.repeat(50)}.csv`, `${'x'.repeat(250)}.csv`],
  ])('%s', (_, name, tidy) => {
    expect(tidyName(name)).toBe(tidy);
  });

  test.each([
    ['a.csv', [], 'a.csv'], ['a.csv', ['a.csv'], 'a (2).csv'], ['a.csv', ['a.csv', 'a (2).csv'], 'a (3).csv'], ['README', ['README'], 'README (2)'], ['v1.0/data', ['v1.0/data'], 'v1.0/data (2)'], ['v1.0.csv', ['v1.0.csv'], 'v1.0 (2).csv'], ['.hidden', ['.hidden'], ' (2).hidden'],
  ])('%s beside %j is %s', (name, taken, free) => {
    expect(freeName(name, new Set(taken))).toBe(free);
  });
});
