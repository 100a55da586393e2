import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/examine/report.js';
import { populationDraws, type CsvFile, type Scenario } from './leaks.js';
import { linkedDraws } from './linkedLeaks.js';
import { allOf, examineScenario, linking, packAt } from './requests.js';

const scenarios: readonly Scenario[] = [...populationDraws, ...linkedDraws].flatMap((draw, kind) => [0, 1].map((k) => draw(20_000 * (kind + 1) + k, true)));
const cellOf = ({ file, row, column }: Finding['where'][number]): string => `${file} ${row} ${column}`;
const flaggedIn = (findings: readonly Finding[]): Set<string> => new Set(findings.filter(({ verdict }) => verdict === 'flagged').flatMap(({ where }) => where.filter(({ row }) => row !== undefined).map(cellOf)));
const linked = (findings: readonly Finding[]): Set<string> => flaggedIn(findings.filter(({ rule }) => linking.has(rule)));

describe('what is said of one request against what is said of another', () => {
  it('the order of files changes nothing', async () => {
    for (const scenario of scenarios) {
      const one = linked(allOf(await examineScenario(scenario)));
      const other = linked(allOf(await examineScenario({ ...scenario, files: [...scenario.files].reverse() })));
      expect([scenario.kind, [...other].sort(), one.size > 0]).toEqual([scenario.kind, [...one].sort(), true]);
    }
  }, 120_000);

  it('raising the threshold never takes a cell out of what is flagged', async () => {
    for (const scenario of scenarios) {
      const [low, high] = [flaggedIn(allOf(await examineScenario(scenario, packAt(10)))), flaggedIn(allOf(await examineScenario(scenario, packAt(14))))];
      expect([scenario.kind, [...low].filter((cell) => !high.has(cell))]).toEqual([scenario.kind, []]);
    }
  }, 120_000);

  it('a file that has nothing to do with the others changes nothing', async () => {
    const stranger: CsvFile = { name: 'stranger.csv', text: 'vessel,crossings\nFerry,4210\nBarge,3977\nTug,5128\n' };
    for (const scenario of scenarios.filter((_scenario, at) => at % 2 === 0)) {
      const one = linked(allOf(await examineScenario(scenario)));
      const other = linked(allOf(await examineScenario({ ...scenario, files: [...scenario.files, stranger] })));
      expect([scenario.kind, [...other].sort()]).toEqual([scenario.kind, [...one].sort()]);
    }
  }, 120_000);
});
