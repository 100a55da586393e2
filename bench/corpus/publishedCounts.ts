import type { Examined } from '../../src/examine/examine-file.js';
import type { FileReport } from '../../src/examine/report.js';

/** What the engine made of one folder of published outputs. */
export interface Counted {
  readonly name: string;
  readonly files: number;
  readonly whole: number;
  readonly tables: number;
  /** Numbers the tables hold. */
  readonly cells: number;
  /** Numeric cells of the grids, and those no table explains. */
  readonly numeric: number;
  readonly unexplained: number;
  readonly status: Readonly<Record<'pass' | 'review' | 'fail', number>>;
  readonly reports: readonly FileReport[];
}

export function countFolder(name: string, examined: readonly Examined[]): Counted {
  if (examined.length === 0) throw new Error(`${name}: nothing was examined`);
  const sum = (of: (one: Examined) => number): number => examined.reduce((total, one) => total + of(one), 0);
  const inState = (status: string): number => examined.filter(({ report }) => report.status === status).length;
  return {
    name, files: examined.length, whole: examined.filter(({ report }) => report.read === 'whole').length,
    tables: sum(({ subject }) => subject.tables.length), cells: sum(({ subject }) => subject.tables.reduce((total, table) => total + table.cells.length, 0)),
    numeric: sum(({ subject }) => subject.numericCells), unexplained: sum(({ subject }) => subject.unexplained),
    status: { pass: inState('pass'), review: inState('review'), fail: inState('fail') },
    reports: examined.map(({ report }) => report),
  };
}

export const foldersTable = (counted: readonly Counted[]): string => [
  '| Folder | Files | Read whole | Tables | Numbers | Numeric cells | Unexplained | Pass | Review | Fail |', '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
  ...counted.map(({ name, files, whole, tables, cells, numeric, unexplained, status }) =>
    `| ${name} | ${files} | ${whole} | ${tables} | ${cells} | ${numeric} | ${unexplained} | ${status.pass} | ${status.review} | ${status.fail} |`),
].join('\n');

/** Findings by rule: files concerned and findings, by consequence. */
export function findingsTable(counted: readonly Counted[]): string {
  const rules = new Map<string, { folders: Set<string>; files: Set<string>; fail: number; review: number; note: number }>();
  for (const { name, reports } of counted) {
    for (const { path, findings } of reports) {
      for (const { rule, consequence } of findings) {
        const known = rules.get(rule) ?? { folders: new Set(), files: new Set(), fail: 0, review: 0, note: 0 };
        known.folders.add(name);
        known.files.add(`${name}/${path}`);
        known[consequence]++;
        rules.set(rule, known);
      }
    }
  }
  return [
    '| Rule | Files | Fail | Review | Note | Folders |', '|---|---:|---:|---:|---:|---|',
    ...[...rules].sort(([a], [b]) => a.localeCompare(b)).map(([rule, { folders, files, fail, review, note }]) =>
      `| ${rule} | ${files.size} | ${fail} | ${review} | ${note} | ${[...folders].join(', ')} |`),
  ].join('\n');
}
