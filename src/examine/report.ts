import type { Certainty } from '../sdc/rule.js';
import type { Place } from '../sdc/subjects.js';

/** The contract between the engine and everything outside it. Fields are only added. */
export const reportSchema = 'airlock.check-report/1';

export type Consequence = 'fail' | 'review' | 'note';
export type Severity = 'blocker' | 'high' | 'medium' | 'low' | 'info';
export type Status = 'pass' | 'review' | 'fail';

export interface ReportedFix {
  readonly kind: 'suppress' | 'round' | 'merge' | 'drop' | 'declare' | 'attach' | 'clean';
  readonly message: string;
  readonly cells?: readonly Place[];
}

export interface Finding {
  /** Stable over re-ordered rows: rule, file digest, table and labels. */
  readonly id: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly verdict: 'flagged' | 'not-evaluable';
  readonly certainty: Certainty;
  readonly consequence: Consequence;
  readonly severity: Severity;
  /** What, where, why, what to do. Never a value from the file. */
  readonly message: string;
  readonly where: readonly Place[];
  /** Arithmetic and values; present only when asked for. */
  readonly evidence?: Readonly<Record<string, unknown>> & { readonly because?: string };
  readonly fixes?: readonly ReportedFix[];
  /** Numbers in its sentences that researchers may not see; never leaves for them. */
  readonly secrets?: readonly string[];
}

export interface ReportedTable {
  readonly id: string;
  readonly title: string;
  readonly sheet?: string;
  readonly ref?: string;
  readonly lines?: readonly [number, number];
  readonly rows: number;
  readonly columns: number;
  readonly measures: readonly string[];
  readonly confidence: number;
  /** Place of its first cell, counted from 1; absent where it has none, and in older reports. */
  readonly body?: { readonly row: number; readonly column: number };
}

export interface FileReport {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: string;
  readonly status: Status;
  readonly read: 'whole' | 'partly' | 'not';
  readonly tables: readonly ReportedTable[];
  readonly findings: readonly Finding[];
}

export interface RuleCount {
  readonly id: string;
  readonly version: number;
  readonly ran: number;
  readonly flagged: number;
  readonly notEvaluable: number;
  readonly notApplicable: number;
}

/** One rule as it was applied: SATRE 3.3.09 asks for a machine-readable record of all criteria beside every result. */
export interface Criterion {
  readonly id: string;
  readonly version: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly severity: Severity;
  readonly certain: Consequence;
  readonly possible: Consequence;
  readonly notEvaluable: Consequence;
  /** Parameters that researchers may not see. */
  readonly confidential?: readonly string[];
}

/** All that was applied: rules that were on with their numbers, rules that were off and why, what the marks mean. */
export interface Criteria {
  readonly rules: readonly Criterion[];
  readonly off: Readonly<Record<string, string>>;
  readonly legends: readonly { readonly mark: string; readonly low: number; readonly high: number; readonly secondary: boolean }[];
}

export interface CheckReport {
  readonly schema: typeof reportSchema;
  readonly tool: { readonly name: 'airlock'; readonly version: string };
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  readonly status: Status;
  readonly files: readonly FileReport[];
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleCount[];
  /** Absent in reports made before there were any. */
  readonly criteria?: Criteria;
  readonly durationMs: number;
}

const order: readonly Status[] = ['pass', 'review', 'fail'];
const statusOf = (finding: Finding): Status => (finding.consequence === 'note' ? 'pass' : finding.consequence);
/** Worst of the findings; a file not read whole is never "pass". */
export const worst = (findings: readonly Finding[], read: FileReport['read'] = 'whole'): Status => {
  const least = read === 'whole' ? 0 : 1;
  return order[Math.max(least, ...findings.map((finding) => order.indexOf(statusOf(finding))))]!;
};
