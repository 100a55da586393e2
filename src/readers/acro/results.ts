import { z } from 'zod';
import type { MeasureKind } from '../../sdc/table.js';

/** What ACRO (0.4 to 1.x) wrote of its own outputs, in results.json or outputs.json. Loose: fields come and go between versions. */
const positions = z.record(z.string(), z.array(z.tuple([z.number().int(), z.number().int()])).catch([]));
const file = z.looseObject({ name: z.string(), sdc: z.looseObject({ cells: positions.optional() }).nullish().catch(undefined) });
const output = z.looseObject({
  status: z.string(), type: z.string().optional(), exception: z.string().nullish(), command: z.string().nullish(), summary: z.string().nullish(),
  comments: z.array(z.string()).nullish().catch([]), files: z.array(file).default([]),
  properties: z.looseObject({ method: z.string().optional(), mitigation: z.string().optional(), dof: z.number().optional() }).nullish().catch(undefined),
  outcome: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  fair: z.looseObject({ statbarn: z.string().optional(), check_status: z.record(z.string(), z.string()).optional() }).nullish().catch(undefined),
});
const results = z.looseObject({ version: z.string(), results: z.record(z.string(), output) });

export type AcroStatus = 'pass' | 'review' | 'fail';

/** One output as ACRO tells of it. */
export interface AcroOutput {
  readonly version: string;
  readonly uid: string;
  readonly status: AcroStatus;
  readonly type: string;
  readonly exception: string;
  readonly comments: readonly string[];
  readonly command: string;
  readonly statbarn?: string;
  readonly dof?: number;
  /** Cells were hidden or rounded by ACRO itself, so the table is not the one it judged. */
  readonly mitigated: boolean;
  /** It hid cells by leaving them blank, and shows no totals (its totals are of what is left, and give nothing away). */
  readonly blanked: boolean;
  /** Kinds of the numbers in a table, by its call. */
  readonly kinds: readonly { readonly kind: MeasureKind; readonly words: readonly string[] }[];
  readonly files: readonly { readonly name: string; /** How many different cells failed a check. */ readonly failing: number }[];
}

const statuses: readonly AcroStatus[] = ['pass', 'review', 'fail'];

/** The outputs of an ACRO results file; none when it is something else. */
export function acroResults(value: unknown): AcroOutput[] {
  const parsed = results.safeParse(value);
  if (!parsed.success) return [];
  return Object.entries(parsed.data.results).map(([uid, one]) => outputOf(parsed.data.version, uid, one));
}

function outputOf(version: string, uid: string, one: z.output<typeof output>): AcroOutput {
  const command = one.command ?? '';
  const type = one.type ?? 'unknown';
  const suppressed = /suppress/.test(one.properties?.mitigation ?? '') || /suppression automatically applied/i.test(one.exception ?? '') || /cells suppressed/.test(one.summary ?? '');
  return {
    // Some versions write "Review"; what is none of the three words is for a person to judge.
    version, uid, type, command, status: statuses.find((status) => status === one.status.toLowerCase()) ?? 'review',
    exception: (one.exception ?? '').trim(), comments: (one.comments ?? []).map((text) => text.trim()).filter((text) => text !== ''),
    ...(one.fair?.statbarn !== undefined && { statbarn: one.fair.statbarn }), ...(one.properties?.dof !== undefined && { dof: one.properties.dof }),
    mitigated: suppressed || /round/.test(one.properties?.mitigation ?? '') || /automatically applied/i.test(one.exception ?? ''),
    blanked: suppressed && !/margins\s*=\s*True/.test(command.slice(0, 20_000)),
    kinds: type === 'table' ? kindsOf(command, Object.keys(one.outcome ?? {})) : [],
    files: one.files.map(({ name, sdc }) => ({ name: name.replace(/\\/g, '/'), failing: failingIn(sdc?.cells ?? {}, one.fair?.check_status) })),
  };
}

/** ACRO 1.0 lists every cell with degrees of freedom as failing them, so those are left out; a check that passed has no failing cells. */
function failingIn(cells: z.output<typeof positions>, status: Readonly<Record<string, string>> | undefined): number {
  const named = Object.entries(cells).filter(([check]) => check !== 'MinimumDoFCheck' && (status?.[check] ?? 'fail') === 'fail');
  return new Set(named.flatMap(([, list]) => list.map(([row, column]) => `${row},${column}`))).size;
}

const aggregates: Readonly<Record<string, MeasureKind>> = {
  count: 'count', size: 'count', sum: 'sum', mean: 'mean', median: 'median', std: 'sd', var: 'variance', min: 'min', max: 'max', mode: 'mode',
};

/** What the numbers of a table are, by its call: the aggregates in order, or counts. Nothing where the call is not understood. */
export function kindsOf(command: string, columns: readonly string[]): { kind: MeasureKind; words: string[] }[] {
  if (!/\b(?:crosstab|pivot_table|table)\s*\(/.test(command.slice(0, 2_000))) return [];
  const asked = /aggfunc\s*=\s*(\[[^\]]{0,200}\]|[^,)\s]{1,60})/.exec(command.slice(0, 20_000))?.[1];
  if (/normalize\s*=\s*(?!False)/.test(command.slice(0, 20_000))) return [{ kind: 'proportion', words: labelsIn(columns) }];
  if (asked === undefined || asked === 'None') return /pivot_table/.test(command) ? [] : [{ kind: 'count', words: labelsIn(columns) }];
  const names = [...asked.matchAll(/[a-z]+/gi)].map(([name]) => name.toLowerCase()).filter((name) => name !== 'np' && name !== 'numpy');
  const kinds = names.map((name) => ({ name, kind: aggregates[name] }));
  if (kinds.some(({ kind }) => kind === undefined)) return [];
  return kinds.length === 1 ? [{ kind: kinds[0]!.kind!, words: [kinds[0]!.name, ...labelsIn(columns)] }] : kinds.map(({ name, kind }) => ({ kind: kind!, words: [name] }));
}

/** Headings in the outcome, whose keys are labels or printed tuples of them. */
const labelsIn = (columns: readonly string[]): string[] =>
  [...new Set(columns.slice(0, 500).flatMap((column) => (/^\(.*\)$/s.test(column) ? column.slice(1, -1).split(',').map((part) => part.trim().replace(/^'|'$/g, '')) : [column])))];
