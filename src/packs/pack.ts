import { z } from 'zod';

/**
 * A rule pack as an authority writes it. `shared` parameters reach every rule that has a parameter of that name;
 * a rule's own entry wins. What a finding leads to is decided here and nowhere else.
 */
export const consequences = ['fail', 'review', 'note'] as const;
export const severities = ['blocker', 'high', 'medium', 'low', 'info'] as const;

/** Beside its parameters, what every rule entry may say. */
export const ruleEntryBase = {
  severity: z.enum(severities).optional().describe('How bad a finding of this rule is.'),
  certain: z.enum(consequences).optional().describe('What follows when the file shows or proves it.'),
  possible: z.enum(consequences).optional().describe('What follows when the file only allows it.'),
  notEvaluable: z.enum(consequences).optional().describe('What follows when evidence is missing.'),
};

export const packFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  version: z.string(),
  title: z.string(),
  authority: z.string(),
  owner: z.string().optional().describe('Who answers for these numbers.'),
  effective: z.string().optional().describe('The day from which it applies, YYYY-MM-DD.'),
  extends: z.string().optional(),
  enabled: z.boolean().default(true),
  confirm: z.array(z.string()).default([]).describe('What must be confirmed with the authority before this pack is enabled.'),
  sources: z.array(z.string()).default([]),
  checkers: z.number().int().min(1).max(5).optional().describe('Independent approvals before release.'),
  noFindings: z.enum(['review', 'release']).optional(),
  confidential: z.array(z.string()).default([]).describe('Parameters researchers may not see, as rule.parameter.'),
  remembers: z.enum(['project', 'dataset']).optional().describe('How far back-comparison reaches.'),
  legends: z.array(z.strictObject({ mark: z.string(), low: z.number(), high: z.number(), secondary: z.boolean().default(false) })).default([]),
  shared: z.record(z.string(), z.unknown()).default({}),
  rules: z.record(z.string(), z.union([z.literal('off'), z.record(z.string(), z.unknown())])).default({}),
  because: z.record(z.string(), z.string()).default({}).describe('Why a rule is off: required for each.'),
});
export type PackFile = z.output<typeof packFile>;

export interface ResolvedRule {
  readonly params: Readonly<Record<string, unknown>>;
  readonly severity: (typeof severities)[number];
  readonly certain: (typeof consequences)[number];
  readonly possible: (typeof consequences)[number];
  readonly notEvaluable: (typeof consequences)[number];
}

/** A pack with nothing left to decide: every rule that is on, with its parameters and consequences. Frozen. */
export interface ResolvedPack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** sha256 over the canonical JSON of everything below. */
  readonly digest: string;
  readonly checkers: number;
  readonly noFindings: 'review' | 'release';
  readonly remembers: 'project' | 'dataset';
  readonly confidential: readonly string[];
  readonly legends: PackFile['legends'];
  readonly shared: Readonly<Record<string, unknown>>;
  readonly rules: Readonly<Record<string, ResolvedRule>>;
  readonly off: Readonly<Record<string, string>>;
}
