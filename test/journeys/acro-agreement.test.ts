import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { rules } from '../../rules/index.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import { resolvePack, type PackShelf } from '../../src/packs/resolve.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';

/**
 * The same small data sets that ACRO 1.0.1 was run on: tables and evidence are made from them, and our verdict in the
 * pack acro-1.0 must be ACRO's, check by check, except where ACRO is wrong for a documented reason.
 */
const here = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const shelf: PackShelf = new Map(readdirSync(new URL('rules/packs', here)).filter((name) => name.endsWith('.yaml'))
  .map((name) => [name.replace(/\.yaml$/, ''), { file: name, text: read(`rules/packs/${name}`) }]));
const cases = z.object({ cases: z.array(z.looseObject({ case: z.string(), what: z.string(), kw: z.looseObject({ args: z.looseObject({ aggfunc: z.unknown().optional() }).optional() }), check: z.looseObject({ summary: z.string() }) })) })
  .parse(JSON.parse(read('fixtures/acro-cases/cases.json'))).cases;

/** Where we differ on purpose, and why. */
const defects: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  all_zero_values_cell: { p: 'With a largest contribution of 0 the rule is undefined; all-values-same speaks instead.' },
  negative_hides_dominance: { nk: 'One negative value switches dominance off for ACRO’s whole table.', p: 'One negative value switches dominance off for ACRO’s whole table.' },
  empty_cell_mean: { threshold: 'An empty cell has no mean to protect; ACRO counts it as low.' },
  missing_count_above_thr_but_observed_below: { threshold: 'ACRO counts rows, not observed values.' },
};

type Row = Readonly<Record<string, string>>;
const dataOf = (name: string): Row[] => {
  const [head, ...body] = read(`fixtures/acro-cases/${name}.csv`).trim().split('\n').map((line) => line.trim().split(','));
  return body.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at] ?? ''])));
};

const keys = (rows: readonly Row[], column: string): string[] => [...new Set(rows.map((row) => row[column]!))].sort();

function countTable(rows: readonly Row[]): string {
  const columns = keys(rows, 'col');
  const body = keys(rows, 'row').map((row) => [row, ...columns.map((column) => rows.filter((one) => one['row'] === row && one['col'] === column).length)].join(','));
  return [['region', ...columns.map((column) => `group ${column}`)].join(','), ...body].join('\n');
}

interface Made { readonly csv: string; readonly evidence?: string }

/** One row for each cell: its count and its statistic; the contributors behind it as evidence. */
function valueTable(rows: readonly Row[], aggregate: string): Made {
  const cells = keys(rows, 'row').flatMap((row) => keys(rows, 'col').map((column) => ({ row, column, values: rows.filter((one) => one['row'] === row && one['col'] === column).map((one) => one['val']!).filter((value) => value !== '' && value !== 'NaN').map(Number) })));
  const filled = cells.filter(({ values }) => values.length > 0);
  const of = (values: readonly number[]): number => {
    const sum = values.reduce((total, value) => total + value, 0);
    const ordered = [...values].sort((a, b) => a - b);
    return aggregate === 'sum' ? sum : aggregate === 'median' ? ordered[Math.floor(values.length / 2)]! : Math.round((sum / values.length) * 1000) / 1000;
  };
  const label = { sum: 'total turnover', mean: 'mean turnover', median: 'median turnover' }[aggregate] ?? aggregate;
  return {
    csv: [`row,col,n,${label}`, ...filled.map(({ row, column, values }) => `${row},${column},${values.length},${of(values)}`)].join('\n'),
    evidence: ['row,col,n,sum,x1,x2,x3,n_negative', ...filled.map(({ row, column, values }) => {
      const ordered = [...values].sort((a, b) => b - a);
      const exact = values.reduce((total, value) => total + Math.round(value * 1e6), 0) / 1e6;
      return `${row},${column},${values.length},${exact},${[0, 1, 2].map((at) => ordered[at] ?? '').join(',')},${values.filter((value) => value < 0).length}`;
    })].join('\n'),
  };
}

function made(name: string, what: string, aggregate: unknown): Made | undefined {
  const rows = dataOf(name);
  if (what === 'crosstab') return { csv: countTable(rows) };
  if (what === 'crosstab_val' && (aggregate === 'sum' || aggregate === 'mean' || aggregate === 'median')) return valueTable(rows, aggregate);
  if (what === 'ols') return { csv: ['term,coef,se,N', ...['const', 'x1', 'x2'].map((term) => `${term},1.2,0.4,${rows.length}`)].join('\n') };
  return undefined;
}

const ours: Readonly<Record<string, readonly string[]>> = {
  threshold: ['min-cell-count', 'few-contributors', 'mean-low-n', 'median-iqr-low-n'], zero: ['zero-cell'], nk: ['dominance-nk'], p: ['p-percent'], dof: ['regression-dof'],
};
const theirs: Readonly<Record<string, RegExp>> = {
  threshold: /MinimumThresholdCheck: fail/, zero: /PresenceOfZeroCheck: fail/, nk: /NKCheck: fail/, p: /PPercentCheck: fail/, dof: /MinimumDoFCheck: fail/,
};

const told = cases.map(({ case: name, what, kw, check }) => ({ name, summary: check.summary, made: made(name, what, kw.args?.aggfunc) })).filter((one) => one.made !== undefined);

describe('agreement with ACRO 1.0.1', () => {
  it('looks at most of the cases', () => expect(told.length).toBeGreaterThanOrEqual(20));

  it.each(told.map((one) => [one.name, one] as const))('%s', async (name, { summary, made: table }) => {
    const resolution = resolvePack('acro-1.0', shelf, rules);
    if (!resolution.ok) throw new Error('acro-1.0 does not resolve');
    const bytes = new TextEncoder().encode(`${table!.csv}\n`);
    const report = await examineRequest([{ path: `${name}.csv`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }], {
      read: readFile, recognise, rules, pack: resolution.pack, version: '0', ...(table!.evidence !== undefined && { evidence: [{ path: 'evidence.csv', text: table!.evidence }] }),
    });
    const flagged = new Set(report.files[0]!.findings.filter(({ verdict, consequence }) => verdict === 'flagged' && consequence === 'fail').map(({ rule }) => rule));
    const differs = defects[name] ?? {};
    for (const [check, ids] of Object.entries(ours)) {
      const [we, they] = [ids.some((id) => flagged.has(id)), theirs[check]!.test(summary)];
      if (differs[check]) expect({ check, we }).not.toEqual({ check, we: they });
      else expect({ check, says: we }).toEqual({ check, says: they });
    }
  });
});
