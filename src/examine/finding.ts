import { createHash } from 'node:crypto';
import type { ResolvedRule } from '../packs/pack.js';
import type { Certainty, Fix, Flag, Gap, Rule } from '../sdc/rule.js';
import { placeOf as placeOfCell } from '../sdc/place-of.js';
import type { Place } from '../sdc/subjects.js';
import type { Cell, Table } from '../sdc/table.js';
import type { Finding, ReportedFix } from './report.js';
import { inWords } from './words.js';

/** Where findings of one rule on one subject are made: the rule, what the pack says of it, and the file. */
export interface Setting {
  readonly rule: Pick<Rule, 'id' | 'version' | 'summary' | 'remedy'>;
  readonly entry: ResolvedRule;
  /** Numbers of the pack that may stand in its sentences and that researchers may not see. */
  readonly secrets?: readonly string[];
  /** Path of the file; absent for the request as a whole. */
  readonly file?: string;
  /** What the file holds, whatever the order of its rows: part of the id. */
  readonly content: string;
  readonly table?: Table;
  /** Physical line of a row (both from 1), for text files. */
  readonly lineOf?: (row: number) => number | undefined;
}

/** Above this number the findings of one rule in one table become one finding that names every cell: pages of the same sentence hide the others. */
const foldAbove = 12;

/** The findings of one rule on one subject. Gaps become one not-evaluable finding for each thing that is missing. */
export function findingsOf(setting: Setting, flags: readonly Flag[], gaps: readonly Gap[]): Finding[] {
  const flagged = groupBy(flags, (flag) => `${flag.certainty ?? 'certain'}|${flag.says ?? ''}`)
    .flatMap((group) => (group.length > foldAbove ? [folded(setting, group)] : group.map((flag) => single(setting, flag))));
  const missing = groupBy(gaps, (gap) => `${gap.missing}|${gap.ask}`).map((group) => notEvaluable(setting, group));
  return distinct([...flagged, ...missing], setting);
}

/** The address is the flagged cell alone; the other cells of the arithmetic are evidence, by their places. */
function single(setting: Setting, flag: Flag): Finding {
  const [flagged, ...used] = flag.cells ?? [];
  const where = [...(flagged ? [placeOf(setting, flagged)] : []), ...(flag.places ?? []).map((place) => filed(setting, place))];
  const evidence = used.length > 0 ? { uses: used.map((cell) => placeOf(setting, cell)), ...flag.evidence } : flag.evidence;
  return flaggedFinding(setting, { ...flag, ...(evidence && { evidence }) }, where.length > 0 ? where : [wholeOf(setting)], 1);
}

function folded(setting: Setting, group: readonly Flag[]): Finding {
  const where = group.flatMap((flag) => [
    ...(flag.cells ?? []).slice(0, 1).map((cell) => placeOf(setting, cell)),
    ...(flag.places ?? []).slice(0, 1).map((place) => filed(setting, place)),
  ]);
  const because = group.slice(0, 20).map((flag) => flag.because).join('; ');
  const more = group.length > 20 ? `; and ${group.length - 20} more` : '';
  return flaggedFinding(setting, { ...group[0]!, because: because + more, fixes: group[0]!.fixes?.map(({ kind, message }) => ({ kind, message })) }, where, group.length);
}

function flaggedFinding(setting: Setting, flag: Flag, where: readonly Place[], count: number): Finding {
  const certainty = flag.certainty ?? 'certain';
  return {
    ...common(setting, certainty, where),
    verdict: 'flagged',
    consequence: certainty === 'certain' ? setting.entry.certain : setting.entry.possible,
    message: inWords({ says: flag.says ?? setting.rule.summary, where, remedy: setting.rule.remedy, count, possible: certainty === 'possible' }),
    evidence: { because: flag.because, ...flag.evidence },
    ...(flag.fixes && flag.fixes.length > 0 && { fixes: flag.fixes.map((fix) => reportedFix(setting, fix)) }),
  };
}

function notEvaluable(setting: Setting, group: readonly Gap[]): Finding {
  const cells = group.flatMap((gap) => gap.cells ?? []);
  const places = group.flatMap((gap) => gap.places ?? []);
  const where = cells.length + places.length > 0
    ? [...cells.map((cell) => placeOf(setting, cell)), ...places.map((place) => filed(setting, place))]
    : [wholeOf(setting)];
  const [gap] = group;
  return {
    ...common(setting, 'possible', where),
    verdict: 'not-evaluable',
    consequence: setting.entry.notEvaluable,
    message: inWords({ says: 'This could not be checked', where, remedy: gap!.ask, count: 1, possible: false }),
    evidence: { because: gap!.ask, missing: gap!.missing },
    fixes: [{ kind: gap!.missing === 'declaration' ? 'declare' : 'attach', message: gap!.ask }],
  };
}

/** A rule that broke on this subject: never silence, a human looks. The fault itself stays out of the report. */
export const couldNotCheck = (setting: Setting): Finding => ({
  ...common(setting, 'possible', [wholeOf(setting)]),
  rule: 'could-not-check', ruleVersion: 1, verdict: 'not-evaluable', consequence: 'review', severity: 'high',
  id: idOf(['could-not-check', setting.rule.id, setting.content, setting.table?.id ?? '']),
  message: inWords({
    says: `The check “${setting.rule.id}” stopped before its end`, where: [wholeOf(setting)],
    remedy: 'A checker must look at this by hand; please also report the fault', count: 1, possible: false,
  }),
});

const common = ({ rule, entry, content, table, secrets = [] }: Setting, certainty: Certainty, where: readonly Place[]) => ({
  id: idOf([rule.id, content, table?.id ?? '', ...where.map((place) => JSON.stringify([place.labels ?? [place.row, place.column, place.line], place.sheet, place.part, place.ref && !place.labels])).sort()]),
  rule: rule.id, ruleVersion: rule.version, certainty, severity: entry.severity, where, ...(secrets.length > 0 && { secrets }),
});

export const idOf = (parts: readonly string[]): string => createHash('sha256').update(parts.join('\u001f')).digest('hex').slice(0, 20);

const wholeOf = ({ file, table }: Setting): Place => ({
  ...(file !== undefined && { file }),
  ...(table && { table: table.id, ...(table.place.sheet !== undefined && { sheet: table.place.sheet }), ...(table.place.ref !== undefined && { ref: table.place.ref }) }),
});

const filed = ({ file }: Setting, place: Place): Place => (file === undefined || place.file !== undefined ? place : { file, ...place });

const placeOf = ({ file, table, lineOf }: Setting, cell: Cell): Place => {
  if (!table) throw new TypeError('only table rules flag cells; request rules give places');
  const line = lineOf?.(cell.at.row);
  return { ...placeOfCell(file, table, cell), ...(line !== undefined && { line }) };
};

const reportedFix = (setting: Setting, fix: Fix): ReportedFix => ({
  kind: fix.kind, message: fix.message, ...(fix.cells && fix.cells.length > 0 && { cells: fix.cells.map((cell) => placeOf(setting, cell)) }),
});

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}

/** The same thing said twice is said once; different things with the same labels get their own id. */
function distinct(findings: readonly Finding[], setting: Setting): Finding[] {
  const seen = new Map<string, number>();
  const said = new Set<string>();
  return findings.flatMap((finding) => {
    const text = JSON.stringify([finding.id, finding.message, finding.where, finding.evidence]);
    if (said.has(text)) return [];
    said.add(text);
    const times = seen.get(finding.id) ?? 0;
    seen.set(finding.id, times + 1);
    return [times === 0 ? finding : { ...finding, id: idOf([finding.id, setting.rule.id, String(times)]) }];
  });
}

