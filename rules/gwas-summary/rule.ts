import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Table } from '../../src/sdc/table.js';

/** Per-variant results are aggregates above a floor of minor alleles. Genomics England (standard GWAS filters). */
export default defineTableRule({
  id: 'gwas-summary',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'CorrelationCoefficients'],
  summary: 'Variants carried by very few people are listed',
  remedy: 'Filter by minor allele count before release',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest minor allele count.'),
    minFrequency: z.number().min(0).max(0.5).default(0.001).describe('Smallest minor allele frequency, where no count is given.'),
  }),

  applies: (table) => isGwas(table),

  *check(table, { threshold, minFrequency }): Generator<Outcome> {
    let seen = false;
    for (const cell of table.cells) {
      const label = measureOf(table, cell).label.trim().toLowerCase();
      const isCount = /^(mac|minor allele count)$/.test(label);
      const isFrequency = /^(maf|eaf|af|a1_?freq|minor allele freq.*)$/.test(label);
      if (!isCount && !isFrequency) continue;
      seen = true;
      const value = valueOf(cell);
      if (value === undefined) continue;
      const minor = isFrequency ? Math.min(value, 1 - value) : value;
      if (minor > 0 && minor < (isCount ? threshold : minFrequency)) yield { cells: [cell], because: `${cell.text} is below ${isCount ? threshold : minFrequency}` };
    }
    if (!seen) yield { missing: 'denominator', cells: table.cells.slice(0, 1), ask: 'Add the minor allele count or frequency of each variant' };
  },
});

const isGwas = (table: Table): boolean => {
  const labels = [...table.measures.map(({ label }) => label), ...table.dimensions.map(({ name }) => name)].map((label) => label.trim().toLowerCase());
  const has = (words: RegExp): boolean => labels.some((label) => words.test(label));
  return (has(/^(rsid|snp|variant|variant_?id|markername|rs)$/) || (has(/^(chr|chrom|chromosome)$/) && has(/^(pos|bp|position)$/))) && has(/^(p|pval|p_?value|beta|or|se)$/);
};
