import { createHash } from 'node:crypto';
import type { EvidenceFile, FileBytes } from '../../src/examine/deps.js';
import { computeEvidence } from '../../src/adapters/evidence/compute-evidence.js';
import { declaration, type Declaration } from '../../src/sdc/declaration.js';
import type { AcroCase } from './cases.js';
import { aggregate, bins, layoutOf, survival, type Layout } from './layout.js';

/** A case as it would be sent: the table as ACRO writes it, what stands behind its cells, and what was declared. */
export interface Submission {
  readonly file: FileBytes;
  readonly evidence: readonly EvidenceFile[];
  readonly declared: Declaration;
  /** Rows of headings and columns of labels before the first cell. */
  readonly offset: readonly [rows: number, columns: number];
}

interface Drawn {
  readonly csv: readonly (readonly (string | number)[])[];
  readonly measures: readonly { readonly cols: readonly string[]; readonly kind: string; readonly of?: string }[];
  readonly offset: readonly [number, number];
}

const kinds: Readonly<Record<string, string>> = { count: 'count', sum: 'sum', mean: 'mean', median: 'median', max: 'max', mode: 'mode' };

export async function submissionOf(one: AcroCase): Promise<Submission> {
  const { csv, measures, offset } = drawn(one);
  const bytes = new TextEncoder().encode(`${csv.map((row) => row.join(',')).join('\n')}\n`);
  const path = `${one.name}.csv`;
  const item = { path, title: one.name, population: 'all', ...(one.normalised && { n: one.rows.length }), tables: measures.length > 0 ? [{ measures }] : [] };
  return {
    file: { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, offset,
    evidence: one.aggregates.some((name) => name !== 'count') ? [{ path: 'outputs.evidence.csv', text: await evidenceOf(one) }] : [],
    declared: declaration.parse({ populations: [{ id: 'all', label: 'Everyone' }], items: [item] }),
  };
}

/** By the same program that a researcher runs on the data. */
const evidenceOf = async (one: AcroCase): Promise<string> =>
  (await computeEvidence({ disk: one.disk, by: ['row', 'col'], value: 'val', margins: one.margins, separator: ',' }, 'stream')).csv;

function drawn(one: AcroCase): Drawn {
  switch (one.call) {
    case 'ols': return model(['const', 'x1', 'x2'], one.rows.length);
    case 'logit': return model(['const', 'x1'], one.rows.length);
    case 'hist': {
      const { edges, counts } = bins(one.rows.map((row) => Number(row['v'])));
      return { csv: [['v', 'n'], ...counts.map((count, at) => [`from ${edges[at]!.toFixed(2)} to ${edges[at + 1]!.toFixed(2)}`, count])], measures: [{ cols: ['n'], kind: 'count' }], offset: [1, 1] };
    }
    case 'surv': return {
      csv: [['Time', 'Surv prob', 'num at risk', 'num events'], ...survival(one.rows).map(({ time, survival: left, atRisk, events }) => [time, left, atRisk, events])], measures: [], offset: [1, 1],
    };
    default: return crossed(one, layoutOf(one));
  }
}

const model = (terms: readonly string[], n: number): Drawn => ({ csv: [['term', 'coef', 'se', 'N'], ...terms.map((term) => [term, 1.2, 0.4, n])], measures: [], offset: [1, 1] });

function crossed(one: AcroCase, { rowNames, rows, columns, recordsAt }: Layout): Drawn {
  const shown = one.aggregates.length > 0 && one.call !== 'pie' ? one.aggregates : ['records'];
  const share = (count: number): number => (one.normalised ? count / one.rows.length : count);
  const cell = (name: string, r: number, c: number): number | string => (name === 'records' ? share(recordsAt(r, c).length) : aggregate(name, recordsAt(r, c)) ?? '');
  const body = rows.map((labels, r) => [...labels, ...shown.flatMap((name) => columns.map((_column, c) => cell(name, r, c)))]);
  const blank = rowNames.map(() => '');
  // pandas writes one row of headings for one aggregate, and three (aggregate, column, names of the rows) for several.
  const head = shown.length === 1 ? [[...rowNames, ...columns]] : [[...blank, ...shown.flatMap((name) => columns.map(() => name))], [...blank.slice(1), 'col', ...shown.flatMap(() => columns)], [...rowNames, ...shown.flatMap(() => columns.map(() => ''))]];
  const measures = shown.map((name) => ({ cols: shown.length === 1 ? columns : [name], kind: name === 'records' ? (one.normalised ? 'proportion' : 'count') : kinds[name]!, ...(one.normalised && { of: 'all' }) }));
  return { csv: [...head, ...body], measures, offset: [head.length, rowNames.length] };
}
