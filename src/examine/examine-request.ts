import { assess } from '../sdc/assess.js';
import { nothingDeclared } from '../sdc/declaration.js';
import type { PlacedTable, RequestSubject } from '../sdc/subjects.js';
import type { Deps, FileBytes } from './deps.js';
import { examineFile, type Examined } from './examine-file.js';
import { couldNotCheck, findingsOf, idOf, type Setting } from './finding.js';
import { reportSchema, worst, type CheckReport, type Finding, type Status } from './report.js';
import { summed, tally } from './tally.js';

/** Files in, the check report out: the product in one function. Files are examined one after another. */
export async function examineRequest(files: readonly FileBytes[], deps: Deps): Promise<CheckReport> {
  const started = deps.clock?.() ?? 0;
  const examined: Examined[] = [];
  for (const file of files) examined.push(...await examineFile(file, deps));
  return reportOn(examined, deps, started);
}

/** The report over files examined before (each perhaps in a process of its own), with the rules that look across files. */
export function reportOn(examined: readonly Examined[], deps: Deps, started = deps.clock?.() ?? 0): CheckReport {
  const counts = tally();
  const subject = requestOf(examined, deps);
  const findings = deps.rules.flatMap((rule): Finding[] => {
    const entry = deps.pack.rules[rule.id];
    if (!entry || rule.over !== 'request') return [];
    const setting: Setting = { rule, entry, content: idOf(examined.map(({ report }) => report.sha256).sort()) };
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
  const found = new Map(examined.map(({ report }) => [report.path, { fails: report.findings.filter(({ consequence }) => consequence === 'fail').length }]));
  return { files: examined.map(({ subject }) => subject), tables, earlier, declared, found };
}
