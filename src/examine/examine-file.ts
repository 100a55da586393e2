import { secretsOf } from '../packs/confidential.js';
import { assess, type Question } from '../sdc/assess.js';
import type { Rule } from '../sdc/rule.js';
import type { FileSubject } from '../sdc/subjects.js';
import type { Table } from '../sdc/table.js';
import { isDescription, together } from './described.js';
import { coverageFindings } from './coverage.js';
import type { Deps, FileBytes } from './deps.js';
import { couldNotCheck, findingsOf, type Setting } from './finding.js';
import { readFile, type ReadFile } from './read-file.js';
import { worst, type FileReport, type Finding, type ReportedTable } from './report.js';
import { tally, type Tally } from './tally.js';
import { withEvidence } from './with-evidence.js';
import { withLowCells } from './with-low-cells.js';

/** One file with everything said about it, and its tables for the rules that look across files. */
export interface Examined {
  readonly report: FileReport;
  readonly subject: FileSubject;
  readonly tally: Tally;
}

/** Archives within archives are opened this deep, and no more than this many members in all. */
const mostNesting = 3;
const mostMembers = 1_000;

/** Read one file, and every file inside it, and run the file and table rules of the pack. The file itself comes first. */
export async function examineFile(file: FileBytes, deps: Deps): Promise<Examined[]> {
  const budget = { members: mostMembers };
  return examineNested(file, deps, 0, budget);
}

async function examineNested(file: FileBytes, deps: Deps, depth: number, budget: { members: number }): Promise<Examined[]> {
  const read = await readFile(file, deps);
  const all = [examined(read, deps)];
  const open = async (member: FileBytes, how: Deps): Promise<Examined[]> => {
    budget.members -= 1;
    return depth >= mostNesting || budget.members < 0 ? [examined(notOpened(member), how)] : examineNested(member, how, depth + 1, budget);
  };
  return [...all, ...(await inOrder(read.members, deps, open)).flat()];
}

/** Examine files with what some of them say of the others: those are read first. The answers come in the order of the files. */
export async function inOrder(files: readonly FileBytes[], deps: Deps, examine: (file: FileBytes, deps: Deps) => Promise<Examined[]>): Promise<Examined[][]> {
  const answers = new Map<FileBytes, Examined[]>();
  for (const file of files.filter(({ path }) => isDescription(path))) answers.set(file, await examine(file, deps));
  const described = together([deps.described, ...[...answers.values()].flat().map(({ subject }) => subject.describes)]);
  for (const file of files) if (!answers.has(file)) answers.set(file, await examine(file, { ...deps, described }));
  return files.map((file) => answers.get(file)!);
}

/** A member beyond the budget: named, hashed, and for a human to look at. */
const notOpened = ({ path, bytes, sha256 }: FileBytes): ReadFile => ({
  subject: {
    path, kind: 'unknown', bytes: bytes.byteLength, sha256, read: 'not', numericCells: 0, unexplained: 0, rows: 0,
    tables: [], facts: [], profiles: [], texts: () => [{ text: path, place: {}, origin: 'name' }],
  },
  content: sha256,
  unreadable: [{ reason: 'too-deep', place: {}, says: 'The file lies too deep inside archives, or there are too many files in them' }],
  lineOf: new Map(),
  members: [],
});

function examined(read: ReadFile, deps: Deps): Examined {
  const tables = read.subject.tables.map((table) => withLowCells(withEvidence(table, read.subject.path, deps.evidence ?? []), deps.declared?.hidden?.find(({ path }) => path === read.subject.path)));
  const subject = { ...read.subject, tables };
  const counts = tally();
  const findings = [
    ...deps.rules.flatMap((rule) => [...answers(rule, { ...read, subject }, deps, counts)]),
  ];
  const covered = coverageFindings({ ...read, subject }, deps.pack)
    .filter(({ rule }) => !findings.some((finding) => finding.rule === rule));
  const all = [...covered, ...findings];
  return {
    subject, tally: counts,
    report: {
      path: subject.path, sha256: read.subject.sha256 ?? '', bytes: subject.bytes, kind: subject.kind,
      status: worst(all, subject.read), read: subject.read, tables: tables.map(reportedTable), findings: all,
    },
  };
}

function* answers(rule: Rule, { subject, content, lineOf }: ReadFile, { pack }: Deps, counts: Tally): Generator<Finding> {
  const entry = pack.rules[rule.id];
  if (!entry || rule.over === 'request') return;
  const questions: Question[] = rule.over === 'file'
    ? [{ over: 'file', subject }]
    : subject.tables.map((table) => ({ over: 'table', subject: table }));
  for (const question of questions) {
    const table: Table | undefined = question.over === 'table' ? question.subject : undefined;
    const line = table && lineOf.get(table.id);
    const setting: Setting = { rule, entry, secrets: secretsOf(pack, rule.id), file: subject.path, content, ...(table && { table }), ...(line && { lineOf: line }) };
    const verdict = assess(rule, question, entry.params);
    counts.add(rule, verdict);
    if (verdict.outcome === 'threw') yield couldNotCheck(setting);
    else if (verdict.outcome === 'said') yield* findingsOf(setting, verdict.flags, verdict.gaps);
  }
}

/** The first row and the first column that hold a cell. */
function bodyOf({ cells }: Table): { readonly row: number; readonly column: number } | undefined {
  let [row, column] = [Infinity, Infinity];
  for (const { at } of cells) [row, column] = [Math.min(row, at.row), Math.min(column, at.column)];
  return Number.isFinite(row) ? { row, column } : undefined;
}

const reportedTable = (table: Table): ReportedTable => ({
  id: table.id, title: table.shape === 'records' ? '' : table.title, ...table.place, rows: table.rows, columns: table.columns,
  measures: [...new Set(table.measures.map(({ kind }) => kind))], confidence: table.confidence,
  ...(bodyOf(table) && { body: bodyOf(table)! }),
});

