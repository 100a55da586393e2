import { describe, expect, it } from '@jest/globals';
import { look } from '../test/support/look.js';
import type { Picture } from '../test/support/pictures.js';
import quasiIdentifiers from './quasi-identifier-combination/rule.js';
import suppressionExact from './suppression-exact/rule.js';

/** Behaviour of rules on files too long to draw. */
const drawn = (file: string, lines: readonly string[]): Picture =>
  ({ title: file, params: {}, declared: undefined, drawn: [{ file, bytes: `${lines.join('\n')}\n` }], facts: [], expected: { outcome: 'clear' } });

const upTo = (count: number): number[] => [...Array(count).keys()];

describe('files too long to draw', () => {
  it('of a file longer than what is sampled, lone records are only possible', async () => {
    const record = (at: number): string => `${100_000 + at},${'FM'[at % 2]!},${20 + (at % 70)},${1950 + (at % 60)},E${10 + (at % 60)}`;
    const whole = await look(quasiIdentifiers, drawn('records.csv', ['patient_id,sex,age,birth_year,diagnosis', ...upTo(60).map(record)]), quasiIdentifiers.params.parse({}));
    expect(whole.flags.map(({ certainty }) => certainty)).toEqual(['certain']);
    const sampled = await look(quasiIdentifiers, drawn('records.csv', ['patient_id,sex,age,birth_year,diagnosis', ...upTo(45_000).map(record)]), quasiIdentifiers.params.parse({ smallestClass: 5_000 }));
    expect(sampled.flags.map(({ certainty }) => certainty)).toEqual(['possible']);
  });

  it('a table that hides more than exact elimination takes on is for a person', async () => {
    const side = 42;
    const lines = [
      ['area', ...upTo(side).map((column) => `g${column}`), 'shown', 'Total'],
      ...upTo(side).map((row) => [`a${row}`, ...upTo(side).map(() => '[c]'), String(100 + row), String(5_000 + row)]),
      ['shown', ...upTo(side).map((column) => String(200 + column)), '70', String(70 + upTo(side).reduce((sum, column) => sum + 200 + column, 0))],
      ['Total', ...upTo(side + 2).map((column) => String(90_000 + column))],
    ];
    const seen = await look(suppressionExact, drawn('wide.csv', lines.map((line) => line.join(','))), suppressionExact.params.parse({}));
    expect(seen.flags).toEqual([]);
    expect(seen.gaps.map(({ missing }) => missing)).toEqual(['microdata']);
  });
});
