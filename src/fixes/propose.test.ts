import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rules } from '../../rules/index.js';
import type { Deps, FileBytes } from '../examine/deps.js';
import { packFor } from '../main/packs.js';
import { readFile } from '../readers/index.js';
import { recognise } from '../readers/recognise/index.js';
import type { Fix, Proposal } from './fix.js';
import { joinedLabel } from './joined-label.js';
import { isProposal, propose } from './propose.js';

const depsOf = (pack = 'baseline-10'): Deps => ({ read: readFile, recognise, rules, pack: packFor([pack]), version: '0' });
const fileOf = (path: string, text: string): FileBytes => {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};
const textOf = ({ files }: Proposal, path: string): string => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

/** The one fix asked for, made. */
async function made(fix: Fix, files: Readonly<Record<string, string>>, pack?: string): Promise<Proposal> {
  const { proposals, notProposed } = await propose(Object.entries(files).map(([path, text]) => fileOf(path, text)), depsOf(pack), { fix });
  if (!proposals[0] || !isProposal(proposals[0])) throw new Error(notProposed[0]?.says);
  return proposals[0];
}
const refused = async (fix: Fix, text: string, pack?: string): Promise<string> => {
  const { proposals, notProposed } = await propose([fileOf('a.csv', text)], depsOf(pack), { fix });
  expect(proposals).toEqual([]);
  return notProposed[0]!.says;
};
const suppress: Fix = { kind: 'suppress', zeros: false, protection: 'full' };

describe('suppression', () => {
  it('hides cells of linked tables together: neither gives the other away', async () => {
    const answer = await made(suppress, {
      'sex.csv': 'region,A,B,Total\nNorth,34,7,41\nSouth,40,18,58\nTotal,74,25,99\n', 'age.csv': 'ageband,North,South,Total\n18-39,5,30,35\n40-59,21,20,41\n60+,15,8,23\nTotal,41,58,99\n',
    });
    expect(answer.files.map(({ path }) => path).sort()).toEqual(['age.csv', 'sex.csv']);
    expect(answer.leaves).toEqual([]);
    expect(answer.loss.people).toBeLessThanOrEqual(answer.loss.of);
  });

  it('takes what was worked out from a hidden count with it, and leaves what it is a share of', async () => {
    const answer = await made(suppress, { 'a.csv': 'site,patients,died,pct\nA,212,4,1.9\nB,180,22,12.2\nC,199,31,15.6\n' });
    expect(textOf(answer, 'a.csv')).toBe('site,patients,died,pct\nA,212,*,*\nB,180,22,12.2\nC,199,31,15.6\n* = fewer than 10,,,\n');
  });

  it('rewrites the note of a mark that from now on means more', async () => {
    const answer = await made(suppress, { 'a.csv': 'area,a,b,c,Total\nX,*,*,20,31\nY,*,*,35,52\nZ,14,22,40,76\nTotal,27,37,95,159\n"* = count below 10 (1-9)",,,,\n' });
    expect(textOf(answer, 'a.csv')).toContain('"* = fewer than 10, or hidden to protect another number",,,,');
    expect(textOf(answer, 'a.csv')).not.toContain('count below 10');
  });

  it('says so where every number would have to go', async () => {
    expect(await refused(suppress, 'group,n\nA,3\nTotal,3\n')).toContain('Every number');
  });

  it('protects every low count of a random table, proven by a second look', async () => {
    const counts = fc.array(fc.array(fc.oneof({ weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }, { weight: 4, arbitrary: fc.integer({ min: 10, max: 400 }) }), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 4 });
    let hiddenTables = 0;
    await fc.assert(fc.asyncProperty(counts, async (rows) => {
      const body = rows.map((row, at) => [`Area ${'PQRS'[at]}`, ...row, row.reduce((a, b) => a + b, 0)]);
      const totals = [0, 1, 2].map((column) => rows.reduce((sum, row) => sum + row[column]!, 0));
      const text = ['area,young,middle,old,Total', ...body.map((row) => row.join(',')), ['Total', ...totals, totals.reduce((a, b) => a + b, 0)].join(',')].join('\n');
      const { proposals } = await propose([fileOf('a.csv', `${text}\n`)], depsOf(), { fix: suppress });
      const [answer] = proposals;
      if (!answer) return;
      hiddenTables += 1;
      const shown = textOf(answer, 'a.csv').split('\n').slice(1, rows.length + 2).map((line) => line.split(',').slice(1));
      const truth = [...rows.map((row) => [...row, row.reduce((a, b) => a + b, 0)]), [...totals, totals.reduce((a, b) => a + b, 0)]];
      truth.forEach((row, r) => row.forEach((value, c) => {
        const cell = shown[r]![c]!;
        expect(cell === '*' || cell === String(value)).toBe(true);
        if (value < 10) expect(cell).toBe('*');
      }));
      // In no line is anything hidden alone.
      const lines = [...shown, ...shown[0]!.map((_, c) => shown.map((row) => row[c]!))];
      expect(lines.filter((line) => line.filter((cell) => cell === '*').length === 1)).toEqual([]);
      for (const { low, high = Infinity } of answer.outlook) expect(high - low).toBeGreaterThanOrEqual(8);
    }), { numRuns: 25, seed: 7 });
    expect(hiddenTables).toBeGreaterThan(10);
  }, 120_000);
});

describe('rounding', () => {
  it('hides what stays low, adds totals up again and works shares out again', async () => {
    const answer = await made({ kind: 'round', method: 'nearest', base: 5 }, { 'a.csv': 'outcome,n,pct\nYes,23,18.1\nNo,104,81.9\nTotal,127,100.0\n' }, 'nhs-sde');
    expect(textOf(answer, 'a.csv')).toBe('outcome,n,pct\nYes,25,19.2\nNo,105,80.8\nTotal,130,100.0\nCounts are rounded to the nearest 5; totals are sums of rounded counts.,,\n');
  });

  it('keeps thousands as they were printed', async () => {
    const answer = await made({ kind: 'round', method: 'nearest', base: 5 }, { 'a.csv': 'region,n\nNorth,"1,204"\nSouth,"2,333"\nEast,"1,117"\nWest,981\n' }, 'nhs-sde');
    expect(textOf(answer, 'a.csv')).toContain('North,"1,205"\nSouth,"2,335"\nEast,"1,115"\nWest,980\n');
  });

  it('does not make six contributors ten', async () => {
    expect(await refused({ kind: 'round', method: 'nearest', base: 10 }, 'group,n,mean_age,sd\ncases,6,41.0,3.61\ncontrols,44,39.2,8.10\nothers,51,44.7,9.02\n')).toContain('too few contributors');
  });

  it('does not show counts below the threshold by their midpoint', async () => {
    expect(await refused({ kind: 'round', method: 'midpoint', base: 6 }, 'age,n\nyoung,7\nold,80\nolder,44\n')).toContain('midpoint');
  });
});

describe('joining categories', () => {
  it('adds up neighbours, renames them and takes the other row out', async () => {
    const answer = await made({ kind: 'merge', dimension: 'age' }, { 'a.csv': 'age,n\n0-17,120\n18-34,6\n35-49,210\n50-64,3\n65+,190\n' });
    expect(textOf(answer, 'a.csv')).toBe('age,n\n0-34,126\n35-49,210\n50+,193\n');
  });

  it('joins columns of a cross-table, and shares with them', async () => {
    const answer = await made({ kind: 'merge', dimension: 'region' }, { 'a.csv': 'region,yes,no,Total\nNorth,34,41,75\nSouth,40,18,58\nEast,4,30,34\nTotal,78,89,167\n' });
    expect(textOf(answer, 'a.csv')).toMatch(/^region,yes,no,Total\n(?:.*\n){2}Total,78,89,167\n$/);
  });

  it.each([
    [['65-74', '75-84'], '65-84'], [['75-84', '85+'], '75+'], [['Under 18', '18-24'], 'Under 25'], [['1 to 4', '5 to 9'], '1 to 9'], [['North', 'South'], 'North or South'], [['a', 'b', 'c'], 'a; b; c'],
  ])('%j become %s', (labels, joined) => expect(joinedLabel(labels)).toBe(joined));
});

describe('what is never proposed', () => {
  it('a change that only makes records look like a table', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `${1000 + at},${20 + (at * 7) % 60},${at % 2 ? 'F' : 'M'},2024-03-${String(1 + (at % 28)).padStart(2, '0')},E1${at % 9}`);
    const { proposals } = await propose([fileOf('people.csv', `patient_id,age,sex,adm_date,dx\n${rows.join('\n')}\n`)], depsOf());
    expect(proposals.flatMap(({ closes }) => closes).filter(({ rule }) => rule === 'row-level-data')).toEqual([]);
  });

  it('anything for a file that was not read whole', async () => {
    const { proposals } = await propose([fileOf('a.csv', 'group,n\n"A,3\nB,40\nC,50\n')], depsOf());
    expect(proposals).toEqual([]);
  });
});
