import { z } from 'zod';
import type { Block, BlockColumn } from '../../src/sdc/people/blocks.js';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { shareOf } from '../../src/sdc/people/column-values.js';
import { personKey, statistic, variantKey } from '../../src/sdc/people/heading-kinds.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const variant = /^(?:rs\d{3,}(?: [acgt])?|chr\d{1,2} \d+.*|affx \d+|gsa rs\d+)$/;
const letters = /^(?:[ACGT]{2}|[ACGT]\s?[/|]\s?[ACGT])$/;
const calls = /^[012.]\s?[/|]\s?[012.](?::.*)?$/;
const dosage = /^[012]$/;

const isGenotypes = (column: BlockColumn): boolean => shareOf(column, (value) => letters.test(value) || calls.test(value)) >= 0.8;

/** Columns of genotypes of single people: headed by a variant, a person's column in a VCF, or beside a person's key. */
function genotypes(block: Block): { columns: BlockColumn[]; certain: boolean } {
  if (block.columns.some((column) => statistic.test(column.words) && !variant.test(column.words))) return { columns: [], certain: false };
  const rows = block.rows.length;
  const headed = block.columns.filter((column) => variant.test(column.words));
  const called = headed.filter(isGenotypes);
  if (called.length > 0 && rows >= 2) return { columns: called, certain: true };
  const dosed = headed.filter((column) => shareOf(column, (value) => dosage.test(value)) >= 0.9 && column.filled >= 2);
  if (dosed.length > 0) return { columns: dosed, certain: block.columns.some((column) => personKey.test(column.words)) };
  const typed = block.columns.filter(isGenotypes);
  const personal = block.columns.some((column) => personKey.test(column.words)) || (block.columns.some((column) => variantKey.test(column.words)) && typed.some((column) => shareOf(column, (value) => calls.test(value)) >= 0.8));
  return { columns: personal ? typed : [], certain: true };
}

/** A few dozen genotypes single out a person and their relatives (Homer et al., PLoS Genetics 2008). */
export default defineFileRule({
  id: 'direct-identifier-rsid-genotype',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds genotypes of single people.',
  remedy: 'Send allele counts or estimates over groups',
  needs: [],
  params: z.strictObject({}),
  applies: () => true,
  *check(file) {
    for (const block of blocksOf(file)) {
      const { columns, certain } = genotypes(block);
      for (const column of columns) {
        yield { places: placesIn(block, column), certainty: certain ? 'certain' : 'possible', because: `${column.filled} genotypes under ${columnInWords(column)}` };
      }
    }
  },
});
