import type { Examined } from '../../src/examine/examine-file.js';
import type { Expected, RuleTally } from './expectations.js';
import { scoreFolder } from './expectations.js';

/** The tallies of several folders added up, by rule. */
export function scoresOf(folders: readonly { readonly expected: Expected; readonly examined: readonly Examined[] }[]): { files: number; tallies: Map<string, RuleTally> } {
  const all = new Map<string, RuleTally>();
  let files = 0;
  for (const { expected, examined } of folders) {
    files += Object.keys(expected.files).length;
    for (const [rule, tally] of scoreFolder(expected, examined)) {
      const known = all.get(rule) ?? { expected: 0, found: 0, falseAlarms: 0, missedIn: [], falseIn: [] };
      all.set(rule, {
        expected: known.expected + tally.expected, found: known.found + tally.found, falseAlarms: known.falseAlarms + tally.falseAlarms,
        missedIn: [...known.missedIn, ...tally.missedIn], falseIn: [...known.falseIn, ...tally.falseIn],
      });
    }
  }
  return { files, tallies: all };
}

/** Recall and false alarms per rule as a Markdown table. */
export function scoreTable(tallies: ReadonlyMap<string, RuleTally>): string {
  const rows = [...tallies].sort(([a], [b]) => a.localeCompare(b)).map(([rule, { expected, found, falseAlarms, missedIn, falseIn }]) =>
    `| ${rule} | ${expected} | ${found} | ${expected === 0 ? '–' : `${Math.round((100 * found) / expected)} %`} | ${falseAlarms} | ${[...missedIn.map((path) => `missed ${path}`), ...falseIn.map((path) => `false ${path}`)].join(', ')} |`);
  return ['| Rule | Must flag | Flagged | Recall | False alarms | Where |', '|---|---:|---:|---:|---:|---|', ...rows].join('\n');
}
