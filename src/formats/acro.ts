import type { CheckReport, FileReport, Finding } from '../examine/report.js';
import type { Place } from '../sdc/subjects.js';

/** One file of the folder: which file of the report it is, and its name beside results.json. */
export interface AcroFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

export interface AcroFolder {
  readonly files: readonly AcroFile[];
  /** results.json and config.json, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Rules that ask what a check of ACRO asks go by its name; viewers know those. */
const checkOf: Readonly<Record<string, string>> = {
  'min-cell-count': 'MinimumThresholdCheck', 'few-contributors': 'MinimumThresholdCheck', 'mean-low-n': 'MinimumThresholdCheck', 'median-iqr-low-n': 'MinimumThresholdCheck',
  'zero-cell': 'PresenceOfZeroCheck', 'dominance-nk': 'NKCheck', 'p-percent': 'PPercentCheck', 'shape-dof': 'MinimumDoFCheck', 'regression-dof': 'MinimumDoFCheck',
  'linked-tables': 'PresenceOfLinkedTableCheck', 'differencing-within': 'PresenceOfLinkedTableCheck',
};

/** Classes of output by the kinds of their numbers; the first that is met names the file. */
const classes: readonly (readonly [statbarn: string, analysis: string, kinds: RegExp])[] = [
  ['CorrelationCoefficients', 'GeneralLinearModel', /^(?:coefficient)$/], ['HazardSurvivalTables', 'KaplanMeier', /^(?:survival|at-risk)$/], ['CalculatedRatios', 'OddRatios', /^ratio$/],
  ['LinearAggregations', 'Sum', /^sum$/], ['LinearAggregations', 'Mean', /^(?:mean|rate|index)$/], ['Position', 'Median', /^(?:median|quantile)$/], ['Endpoints', 'Maximum', /^(?:min|max)$/],
  ['Mode', 'ModeCalculation', /^mode$/], ['Shape', 'StandardDeviation', /^(?:sd|variance|se)$/], ['Frequencies', 'FrequencyTable', /^(?:count|percent|proportion|events)$/],
  ['StatisticalHypothesisTests', 'ConfidenceIntervals', /^(?:statistic|p-value|ci-low|ci-high|correlation)$/],
];
const checksNeeded: Readonly<Record<string, readonly string[]>> = {
  Frequencies: ['RequiredZeroCheck', 'PresenceOfZeroCheck', 'PresenceOfLinkedTableCheck', 'MinimumThresholdCheck'], LinearAggregations: ['NKCheck', 'PPercentCheck', 'PresenceOfLinkedTableCheck', 'MinimumThresholdCheck'],
  Endpoints: ['RequiredZeroCheck', 'PresenceOfZeroCheck', 'MinimumThresholdCheck'], Position: ['RequiredZeroCheck', 'PresenceOfZeroCheck', 'MinimumThresholdCheck'], Mode: ['PresenceOfLinkedTableCheck', 'RequiredZeroCheck', 'PresenceOfZeroCheck'],
  Shape: ['MinimumDoFCheck'], CorrelationCoefficients: ['MinimumDoFCheck'], StatisticalHypothesisTests: ['MinimumDoFCheck'], CalculatedRatios: ['StatbarnDataCheck', 'NKCheck', 'PPercentCheck'], HazardSurvivalTables: ['StatbarnDataCheck', 'MinimumDoFCheck'],
};

/**
 * The report as a folder of ACRO 1.x, which the SACRO viewer opens: an output for each file, its verdict, its flagged
 * cells and our findings in words. `skips` are files that are not outputs; `at` is the moment written beside each output.
 */
export function asAcroFolder(report: CheckReport, { at, skips }: { readonly at: string; readonly skips: ReadonlySet<string> }): AcroFolder {
  const outputs = report.files.filter(({ path, sha256 }) => sha256 !== '' && !path.includes('!/') && !skips.has(path));
  const names = new Set<string>();
  const files = outputs.map(({ path, sha256 }): AcroFile => ({ path, sha256, name: freeName(path, names) }));
  const results = Object.fromEntries(outputs.map((file, i) => {
    const members = report.files.filter(({ path }) => path.startsWith(`${file.path}!/`)).flatMap(({ findings }) => findings);
    const across = report.findings.filter(({ where }) => where.some((place) => place.file === file.path));
    return [`output_${i}`, outputOf(file, { uid: `output_${i}`, name: files[i]!.name, findings: [...file.findings, ...members, ...across], at, report })];
  }));
  const params = (rule: string): Readonly<Record<string, unknown>> => report.criteria?.rules.find(({ id }) => id === rule)?.params ?? {};
  const number = (value: unknown, by = 1): number | undefined => (typeof value === 'number' ? value / by : undefined);
  const config = {
    safe_threshold: number(params('min-cell-count')['threshold']), safe_dof_threshold: number(params('regression-dof')['dof']), safe_nk_n: number(params('dominance-nk')['n']),
    safe_nk_k: number(params('dominance-nk')['k'], 100), safe_pratio_p: number(params('p-percent')['p'], 100), zeros_are_disclosive: params('zero-cell')['zeroPolicy'] === 'flag',
  };
  return { files, texts: { 'results.json': `${JSON.stringify({ version: '1.0.1', results }, null, 4)}\n`, 'config.json': `${JSON.stringify(config, null, 4)}\n` } };
}

/** A name of its own in one folder: "a/b.csv" is "a_b.csv". */
function freeName(path: string, taken: Set<string>): string {
  const flat = path.replaceAll(/[\\/]+/g, '_').replace(/^\.+/, '_');
  const dot = flat.lastIndexOf('.');
  let name = /^(?:results|config|outputs)\.json$|^checksums$/i.test(flat) ? `_${flat}` : flat;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = dot > 0 ? `${flat.slice(0, dot)}_${n}${flat.slice(dot)}` : `${flat}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}

interface Outlook {
  readonly uid: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly at: string;
  readonly report: CheckReport;
}

const statusOf = (findings: readonly Finding[]): 'pass' | 'review' | 'fail' =>
  (findings.some(({ consequence }) => consequence === 'fail') ? 'fail' : findings.some(({ consequence }) => consequence === 'review') ? 'review' : 'pass');

function outputOf(file: FileReport, { uid, name, findings, at, report }: Outlook): object {
  const kinds = file.tables.flatMap(({ measures }) => measures);
  const found = classes.find(([, , kind]) => kinds.some((one) => kind.test(one)));
  const [statbarn, analysis] = found ?? ['', 'Output'];
  const needed = checksNeeded[statbarn] ?? [];
  const spoke = findings.filter(({ consequence }) => consequence !== 'note');
  const named = (check: string): Finding[] => spoke.filter(({ rule }) => (checkOf[rule] ?? rule) === check);
  const all = [...new Set([...needed, ...spoke.map(({ rule }) => checkOf[rule] ?? rule)])];
  const cells = Object.fromEntries(all.map((check) => [check, cellsOf(file, named(check))]));
  const words = all.filter((check) => named(check).length > 0).map((check) => `\n ${check}: ${statusOf(named(check))} - ${cells[check]!.length} cells may need suppressing.`).join('');
  const status = file.read === 'whole' || statusOf(findings) === 'fail' ? statusOf(findings) : 'review';
  return {
    uid, status, type: file.tables.length > 0 ? (statbarn === 'CorrelationCoefficients' ? 'regression' : 'table') : 'custom', properties: { method: file.tables.length > 0 ? 'crosstab' : 'custom', mitigation: 'none' },
    files: [{ name, sdc: { summary: Object.fromEntries(all.map((check) => [check, cells[check]!.length])), cells } }],
    outcome: outcomeOf(file, spoke), command: `airlock check (pack ${report.pack.id} ${report.pack.version})`,
    summary: `${analysis} : ${words}\n${[...new Set(spoke.map(({ message }) => message))].slice(0, 50).join('\n')}`.trim(), timestamp: at, comments: [], exception: '',
    fair: statbarn === '' ? {} : {
      context: 'https://w3id.org/statbarnsdc#', statbarn, risks: [], checks_needed: needed, common_mitigations: [], check_status: Object.fromEntries(all.map((check) => [check, statusOf(named(check))])), dependent: 'unknown', independent: [],
    },
  };
}

/** Where findings point: all places of a folded one, the first of any other. */
const placesOf = ({ where }: Finding): readonly Place[] => (where.length > 12 ? where : where.slice(0, 1));

/** Cells counted from the first of the table's body, as ACRO counts them. A file with several tables has no such count. */
function cellsOf({ path, tables }: FileReport, findings: readonly Finding[]): [number, number][] {
  const [body] = tables.flatMap((table) => table.body ?? []);
  if (tables.length !== 1 || !body) return [];
  const found = findings.filter(({ verdict }) => verdict === 'flagged').flatMap(placesOf).filter((place) => place.file === path && place.row !== undefined && place.column !== undefined)
    .map(({ row, column }): [number, number] => [row! - body.row, column! - body.column]).filter(([row, column]) => row >= 0 && column >= 0);
  return [...new Map(found.map((cell) => [cell.join(','), cell])).values()].sort(([a, b], [c, d]) => a - c || b - d);
}

/** By column and row, the rules that flagged a cell, in ACRO's form. Labels are headings, never values. */
function outcomeOf({ path, tables }: FileReport, findings: readonly Finding[]): Record<string, Record<string, string>> {
  const outcome: Record<string, Record<string, string>> = {};
  if (tables.length !== 1) return outcome;
  for (const finding of findings.filter(({ verdict }) => verdict === 'flagged')) {
    for (const { file, labels = [] } of placesOf(finding)) {
      const [row, ...columns] = labels;
      if (file !== path || row === undefined) continue;
      const column = outcome[columns.join(', ') || 'value'] ??= {};
      column[row] = `${column[row] ?? ''}${checkOf[finding.rule] ?? finding.rule}; `;
    }
  }
  return outcome;
}
