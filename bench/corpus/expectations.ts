import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Examined } from '../../src/examine/examine-file.js';

const entry = z.strictObject({
  finds: z.array(z.string()).default([]).describe('Rules that must flag the file.'),
  certain: z.array(z.string()).default([]).describe('Rules that must flag it and be certain.'),
  may: z.array(z.string()).default([]).describe('Rules that may flag it or not.'),
});
const expectedFile = z.strictObject({
  /** Rules these files are about, as names or `prefix-*`. Others are not counted. */
  rules: z.array(z.string()),
  files: z.record(z.string(), entry),
});
export type Expected = z.output<typeof expectedFile>;

export const expectationsOf = (folder: string): Expected | undefined => {
  const path = join(folder, 'expected.yaml');
  return existsSync(path) ? expectedFile.parse(parse(readFileSync(path, 'utf8'))) : undefined;
};

export interface RuleTally {
  expected: number;
  found: number;
  falseAlarms: number;
  /** Files in which it was missed or spoke without cause. */
  readonly missedIn: string[];
  readonly falseIn: string[];
}

const covers = (names: readonly string[], rule: string): boolean =>
  names.some((name) => name === rule || (name.endsWith('*') && rule.startsWith(name.slice(0, -1))));

/** Recall and false alarms of every rule the expectations are about, over the files they list. */
export function scoreFolder(expected: Expected, examined: readonly Examined[]): Map<string, RuleTally> {
  const tallies = new Map<string, RuleTally>();
  const tallyOf = (rule: string): RuleTally => {
    const known = tallies.get(rule) ?? { expected: 0, found: 0, falseAlarms: 0, missedIn: [], falseIn: [] };
    tallies.set(rule, known);
    return known;
  };
  for (const [path, { finds, certain, may }] of Object.entries(expected.files)) {
    const findings = examined.filter(({ report }) => report.path === path || report.path.startsWith(`${path}!/`)).flatMap(({ report }) => report.findings);
    const flagged = new Set(findings.filter(({ verdict }) => verdict === 'flagged').map(({ rule }) => rule));
    const sure = new Set(findings.filter(({ verdict, certainty }) => verdict === 'flagged' && certainty === 'certain').map(({ rule }) => rule));
    for (const rule of new Set([...finds, ...certain])) {
      const tally = tallyOf(rule);
      tally.expected++;
      if (certain.includes(rule) ? sure.has(rule) : flagged.has(rule)) tally.found++;
      else tally.missedIn.push(path);
    }
    for (const rule of flagged) {
      if (!covers(expected.rules, rule) || finds.includes(rule) || certain.includes(rule) || may.includes(rule)) continue;
      const tally = tallyOf(rule);
      tally.falseAlarms++;
      tally.falseIn.push(path);
    }
  }
  return tallies;
}
