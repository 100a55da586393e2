import { assess } from '../sdc/assess.js';
import { secretsOf } from '../packs/confidential.js';
import { nothingDeclared } from '../sdc/declaration.js';
import { harmonised } from '../sdc/harmonised.js';
import type { Found, PlacedTable, RequestSubject } from '../sdc/subjects.js';
import type { Deps, FileBytes } from './deps.js';
import { examineFile, inOrder, type Examined } from './examine-file.js';
import { criteriaOf } from './criteria.js';
import { together } from './described.js';
import { couldNotCheck, findingsOf, idOf, type Setting } from './finding.js';
import { reportSchema, worst, type CheckReport, type FileReport, type Finding, type Status } from './report.js';
import { summed, tally } from './tally.js';

/** Files in, the check report out: the product in one function. Files are examined one after another. */
export async function examineRequest(files: readonly FileBytes[], deps: Deps): Promise<CheckReport> {
  const started = deps.clock?.() ?? 0;
  return reportOn((await inOrder(files, deps, examineFile)).flat(), deps, started);
}

/** The report over files examined before (each perhaps in a process of its own), with the rules that look across files. */
export function reportOn(examined: readonly Examined[], deps: Deps, started = deps.clock?.() ?? 0): CheckReport {
  const counts = tally();
  const subject = requestOf(examined, deps);
  const findings = deps.rules.flatMap((rule): Finding[] => {
    const entry = deps.pack.rules[rule.id];
    if (!entry || rule.over !== 'request') return [];
    const setting: Setting = { rule, entry, secrets: secretsOf(deps.pack, rule.id), content: idOf(examined.map(({ report }) => report.sha256).sort()) };
    const verdict = assess(rule, { over: 'request', subject }, entry.params);
    counts.add(rule, verdict);
    if (verdict.outcome === 'threw') return [couldNotCheck(setting)];
    return verdict.outcome === 'said' ? findingsOf(setting, verdict.flags, verdict.gaps) : [];
  });
  const { id, version, digest } = deps.pack;
  return {
    schema: reportSchema,
    tool: { name: 'airlock', version: deps.version },
    pack: { id, version, digest },
    status: worstOf([worst(findings), ...examined.map(({ report }) => report.status), ...(examined.length === 0 ? ['review' as const] : [])]),
    files: examined.map(({ report }) => report),
    findings,
    rules: summed([counts, ...examined.map((one) => one.tally)]),
    criteria: criteriaOf(deps.pack, deps.rules),
    durationMs: Math.max(0, Math.round((deps.clock?.() ?? 0) - started)),
  };
}

const order: readonly Status[] = ['pass', 'review', 'fail'];
const worstOf = (statuses: readonly Status[]): Status => order[Math.max(...statuses.map((status) => order.indexOf(status)))]!;

function requestOf(examined: readonly Examined[], { declared = nothingDeclared, earlier = [] }: Deps): RequestSubject {
  const tables = examined.flatMap(({ subject }) => subject.tables.map((table): PlacedTable => {
    const named = declared.populations.find(({ id }) => id === (table.population?.id ?? subject.declared?.population));
    const population = named === undefined ? table.population : {
      id: named.id, ...(named.label !== undefined && { label: named.label }),
      ...(named.n_unweighted !== undefined && { n: named.n_unweighted }), ...(named.subsetOf && { subsetOf: named.subsetOf }), ...table.population,
    };
    return { file: subject.path, table, ...(population && { population }) };
  }));
  const found = new Map(examined.map(({ report }) => [report.path, foundIn(report)]));
  const exceptions = [...declared.exceptions, ...together(examined.map(({ subject }) => subject.describes)).exceptions];
  const all = [...tables, ...earlier];
  return { files: examined.map(({ subject }) => subject), tables: harmonised(tables, all), earlier: harmonised(earlier, all), declared: { ...declared, exceptions }, found };
}

function foundIn({ findings }: FileReport): Found {
  const fails = findings.filter(({ consequence }) => consequence === 'fail');
  // The first place of a finding is the cell flagged; a folded one lists all of them.
  const cells = fails.flatMap(({ where }) => (where.length > 12 ? where : where.slice(0, 1))).filter(({ row, column }) => row !== undefined && column !== undefined);
  return { fails: fails.length, cells: new Set(cells.map(({ table, sheet, row, column }) => `${table}|${sheet}|${row}|${column}`)).size };
}
