import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from '@jest/globals';
import { compare, versions, wordsOf, type Compared } from '../../bench/acro/agreement.js';
import { acroCases } from '../../bench/acro/cases.js';
import { defects } from '../../bench/acro/defects.js';
import { agreementTable, end, start } from '../../bench/acro/table.js';

/**
 * The data sets that ACRO was run on: tables and evidence are made from them, and our verdict in the pack of each
 * version must be ACRO's, cell by cell, except where ACRO is wrong for a documented reason.
 */
const cases = acroCases();

test('all 35 cases are there', () => expect(cases).toHaveLength(35));

describe.each(versions)('agreement with ACRO %s', (version) => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const { theirs, ours, agrees } = await compare(one, version);
    const reason = defects[version][name];
    if (reason === undefined) expect(`${ours.status} ${wordsOf(ours)}`).toBe(`${theirs.status} ${wordsOf(theirs)}`);
    else expect({ name, agrees, reason: reason.length > 40 }).toEqual({ name, agrees: false, reason: true });
  });

  it('explains no case that does not exist', () => {
    expect(Object.keys(defects[version]).filter((name) => !cases.some((one) => one.name === name))).toEqual([]);
  });

  it('lets nothing through that ACRO blocks, but for what shows nobody', async () => {
    const looser: Compared[] = [];
    for (const one of cases) {
      const compared = await compare(one, version);
      if (compared.theirs.status === 'fail' && compared.whole === 'pass') looser.push(compared);
    }
    expect(looser.map(({ name }) => name)).toEqual(version === '1.0' ? ['empty_cell_mean', 'hist_exact_10_per_bin'] : ['empty_cell_mean']);
  });
});

describe('the table of docs/benchmarks.md', () => {
  let table = '';
  beforeAll(async () => {
    table = await agreementTable();
  }, 60_000);

  it('is what the code says today', () => {
    const page = readFileSync(new URL('../../docs/benchmarks.md', import.meta.url), 'utf8');
    expect(page.slice(page.indexOf(start) + start.length, page.indexOf(end)).trim()).toBe(table);
  });
});
