import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Table } from '../../src/sdc/table.js';

/** Loadings are aggregates; scores and medoids are records. */
export default defineTableRule({
  id: 'factor-pca-cluster',
  version: 1,
  risk: 'Identification',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'Scores or typical members of single records are listed',
  remedy: 'Publish loadings and sizes of clusters, not scores or medoids',
  needs: ['declaration'],
  params: z.strictObject({
    fewest: z.number().int().min(2).default(20).describe('From how many rows of scores they are those of records.'),
  }),

  applies: (table) => componentColumns(table) > 0 || /medoid|exemplar/i.test(words(table)),

  *check(table, { fewest }): Generator<Outcome> {
    const rows = new Set(table.cells.map(({ at }) => at.row)).size;
    if (/medoid|exemplar/i.test(words(table))) yield { cells: table.cells.slice(0, 1), because: 'a medoid is a real record' };
    else if (rows >= fewest) yield { cells: table.cells.slice(0, 1), because: `${rows} rows of component scores` };
  },
});

const words = (table: Table): string => [table.title, ...table.measures.map(({ label }) => label), ...table.dimensions.flatMap(({ name, categories }) => [name, ...categories.slice(0, 50).map(({ label }) => label)])].join(' ');

/** Columns called PC1, Comp.2, Factor 3, umap_1 …. */
const componentColumns = (table: Table): number =>
  [...table.measures.map(({ label }) => label), ...table.dimensions.filter(({ axis }) => axis === 'column').flatMap(({ categories }) => categories.map(({ label }) => label))]
    .filter((label) => /^(pc|comp(onent)?|factor|dim|umap|tsne|mca|fa)[ ._-]?\d+$/i.test(label.trim())).length;
