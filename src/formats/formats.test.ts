import { describe, expect, it, test } from '@jest/globals';
import { aFinding } from '../../test/support/makers.js';
import type { CheckReport, FileReport } from '../examine/report.js';
import { formats, print, wrap, type TextOptions } from './index.js';

const file = (with_: Partial<FileReport> = {}): FileReport => ({
  path: 'tables/a.csv', sha256: 'aa', bytes: 12, kind: 'csv', status: 'fail', read: 'whole',
  tables: [{ id: 't1', title: 'Admissions', rows: 4, columns: 3, measures: ['count'], confidence: 0.9 }], findings: [aFinding()], ...with_,
});
const report = (with_: Partial<CheckReport> = {}): CheckReport => ({
  schema: 'airlock.check-report/1', tool: { name: 'airlock', version: '0.1.0' }, pack: { id: 'baseline-10', version: '1', digest: 'sha256:00' },
  status: 'fail', files: [file()], findings: [], rules: [{ id: 'min-cell-count', version: 1, ran: 1, flagged: 1, notEvaluable: 0, notApplicable: 0 }],
  durationMs: 1400, ...with_,
});
const plain: TextOptions = { all: false, why: false, ascii: false, width: 80 };

test('the text says what, where and what it did not do', () => {
  expect(print(report(), 'text', plain)).toMatchSnapshot();
});

describe('text', () => {
  const many = aFinding({ where: [1, 2, 3, 4, 5].map((row) => ({ file: 'tables/a.csv', row, column: 2, labels: ['North', 'B'] })) });
  it.each<[string, Partial<CheckReport>, Partial<TextOptions>, string]>([
    ['folds places beyond the third', { files: [file({ findings: [many] })] }, {}, '… 2 more: --all'],
    ['shows them with --all', { files: [file({ findings: [many] })] }, { all: true }, '(row 5, column 2)'],
    ['says so when a file was not read', { files: [file({ read: 'not', findings: [], tables: [] })] }, {}, 'not read'],
    ['says so when a file was read in part', { files: [file({ read: 'partly' })] }, {}, 'read in part'],
    ['keeps notes back', { files: [file({ findings: [aFinding({ consequence: 'note' })] })] }, {}, 'no findings (1 note: --all)'],
    ['counts tables', { files: [file({ tables: [...file().tables, ...file().tables] })] }, {}, '2 tables, count'],
    ['names the kind where there is no table', { files: [file({ tables: [] })] }, {}, 'csv, no tables'],
    ['prints the arithmetic where the report carries it', { files: [file({ findings: [aFinding({ evidence: { because: '19 − 12 = 7' } })] })] }, {}, 'because: 19 − 12 = 7'],
    ['prints fixes', { files: [file({ findings: [aFinding({ fixes: [{ kind: 'suppress', message: 'Suppress one more cell.' }] })] })] }, {}, 'Fix: Suppress one more cell.'],
    ['lists the rules with --why', {}, { why: true }, 'min-cell-count: ran 1, flagged 1'],
    ['speaks of the files together', { findings: [aFinding({ rule: 'linked-tables', verdict: 'not-evaluable', consequence: 'review' })] }, {}, '– linked-tables'],
    ['keeps to ASCII when asked', { findings: [aFinding({ verdict: 'not-evaluable', consequence: 'review' })] }, { ascii: true }, '- min-cell-count'],
  ])('%s', (_words, with_, options, expected) => {
    expect(print(report(with_), 'text', { ...plain, ...options })).toContain(expected);
  });

  test('lets no control character of theirs reach a terminal', () => {
    expect(print(report({ files: [file({ path: 'a\u001b[2J\u202E.csv' })] }), 'text', plain)).toContain('a\uFFFD[2J\uFFFD.csv');
  });

  test('wraps at spaces and never loses a word', () => {
    const lines = wrap('one two three four five six', 12, '> ', '  ');
    expect(lines).toEqual(['> one two', '  three four', '  five six']);
  });
});

const hostile = '<script>alert("x")</script>&\u0001=cmd()';

describe.each(formats)('%s', (format) => {
  test('shows a finding with its rule and place, and no evidence that the report does not carry', () => {
    const text = print(report(), format, plain);
    expect(text).toContain('min-cell-count');
    expect(text).not.toContain('evidence');
  });

  test('makes hostile names harmless', () => {
    const text = print(report({ files: [file({ path: hostile, findings: [aFinding({ where: [{ file: hostile, labels: [hostile], row: 1 }], message: hostile })] })] }), format, plain);
    if (format === 'html' || format === 'junit') expect(text).not.toMatch(/<script>|\u0001/);
    if (format === 'csv') expect(text.split(/[,\r\n]/).every((field) => !/^=/.test(field))).toBe(true);
    if (format === 'json' || format === 'sarif') expect(JSON.parse(text)).toBeTruthy();
  });
});

test('SARIF carries our own id, the labels and the level', () => {
  const sarif = JSON.parse(print(report({ files: [file({ findings: [aFinding({ consequence: 'review', verdict: 'not-evaluable', where: [{ file: 'a b.csv', line: 4, column: 2, labels: ['North'] }] })] })] }), 'sarif', plain)) as { runs: { results: object[] }[] };
  expect(sarif.runs[0]!.results).toEqual([expect.objectContaining({
    ruleId: 'min-cell-count', level: 'warning', kind: 'open', partialFingerprints: { 'airlock/v1': 'finding-1' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.csv' }, region: { startLine: 4, startColumn: 2 } }, logicalLocations: [{ name: 'North', kind: 'element' }] }],
  })]);
});

test('JUnit counts a fail as a failure and a review as skipped, and a clean file as one case', () => {
  const xml = print(report({ files: [file({ findings: [aFinding(), aFinding({ consequence: 'review' }), aFinding({ consequence: 'note' })] }), file({ path: 'b.csv', findings: [] })] }), 'junit', plain);
  expect(xml).toContain('<testsuite name="tables/a.csv" tests="3" failures="1" skipped="1">');
  expect(xml).toContain('<testcase name="no findings" classname="airlock"/>');
});

test('CSV has a line for each place', () => {
  const csv = print(report({ files: [file({ findings: [aFinding({ where: [{ row: 1 }, { row: 2 }] }), aFinding({ where: [] })] })] }), 'csv', plain);
  expect(csv.trim().split('\r\n')).toHaveLength(4);
});
