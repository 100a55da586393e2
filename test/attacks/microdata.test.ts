import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/examine/report.js';
import { populationDraws, strangers } from './leaks.js';
import { linkedDraws } from './linkedLeaks.js';
import { allOf, examineScenario, linking } from './requests.js';

const threshold = 10;
const kinds = [...populationDraws, ...linkedDraws];
/** Of each kind, so that there are at least 200 leaks and 200 twins. */
const each = Math.ceil(200 / kinds.length);
const seedsOf = (kind: number): number[] => Array.from({ length: each }, (_, k) => 10_000 * kind + k);

const isFound = (findings: readonly Finding[]): boolean => findings.some(({ rule, verdict, where, consequence }) => linking.has(rule) && verdict === 'flagged' && where.length > 0 && consequence !== 'note');

describe('a secret that only two tables or releases give away', () => {
  it.each(kinds.map((draw, kind) => [draw(10_000 * kind, true).kind.split(',')[0]!, draw, kind] as const))('%s: found, and its twin passed over', async (_name, draw, kind) => {
    const missed: string[] = [];
    const falsely: string[] = [];
    for (const seed of seedsOf(kind)) {
      const scenario = draw(seed, true);
      const { low, high, truth } = scenario.secret!;
      // Provable from outside: the published numbers bound the truth, and hold it below the threshold.
      expect([seed, low <= truth && truth <= high && truth > 0 && high < threshold]).toEqual([seed, true]);
      const report = await examineScenario(scenario);
      const together = scenario.kind.endsWith('column') ? allOf(report) : report.findings;
      if (!isFound(together)) missed.push(`${scenario.kind} ${seed}`);
      const twin = await examineScenario(draw(seed, false));
      falsely.push(...allOf(twin).filter(({ consequence }) => consequence === 'fail').map((finding) => `${scenario.kind} ${seed}: ${finding.rule}`));
      expect(allOf(twin).map(({ rule }) => rule)).not.toContain('could-not-check');
    }
    expect({ missed, falsely }).toEqual({ missed: [], falsely: [] });
  }, 120_000);

  it('no file of a leak fails on its own, unless it holds both populations', async () => {
    for (const [kind, draw] of kinds.entries()) {
      const scenario = draw(10_000 * kind + 1, true);
      if (scenario.kind.endsWith('column')) continue;
      const { files } = await examineScenario(scenario);
      expect([scenario.kind, files.flatMap(({ findings }) => findings).filter(({ consequence }) => consequence === 'fail')]).toEqual([scenario.kind, []]);
    }
  });

  it('tables of strangers that are laid out alike are not linked', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const report = await examineScenario(strangers(seed, false));
      expect([seed, allOf(report).filter(({ rule, consequence }) => consequence === 'fail' || (linking.has(rule) && rule !== 'differencing-within'))]).toEqual([seed, []]);
    }
  }, 60_000);
});
