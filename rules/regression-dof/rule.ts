import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { modelsOf, nInNotes, nInText, residualsInText } from '../../src/sdc/regression.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import type { Table } from '../../src/sdc/table.js';

/** Residual degrees of freedom N − k of at least D. ACRO check_model_dof. */
export default defineFileRule({
  id: 'regression-dof',
  version: 3,
  risk: 'LowDOF',
  statbarns: ['CorrelationCoefficients', 'StatisticalHypothesisTests'],
  summary: 'The model has too few residual degrees of freedom',
  remedy: 'Use more data or fewer terms',
  needs: ['degrees-of-freedom'],
  params: z.strictObject({
    dof: z.number().int().min(1).default(10).describe('Smallest number of degrees of freedom.'),
  }),

  applies: (file) => modelsOf(file).length > 0,

  *check(file, { dof }): Generator<Outcome> {
    const { declared } = file;
    const told = declared?.df_resid ?? (declared?.n !== undefined && declared.k !== undefined ? declared.n - declared.k : undefined);
    const inText = residualsInText(file);
    const nOf = (table: Table): number | undefined => nInNotes(table) ?? (inText.length > 0 ? undefined : nInText(file));
    for (const { table, terms, n: shown, residual, cell } of modelsOf(file)) {
      const n = shown ?? nOf(table);
      const found = residual ?? (n === undefined ? undefined : n - terms.length) ?? told ?? (inText.length > 0 ? Math.min(...inText) : undefined);
      const places = [placeOf(file.path, table, cell)];
      if (found === undefined) yield { missing: 'degrees-of-freedom', places, ask: 'Give the number of observations or the residual degrees of freedom of this model' };
      else if (found < dof) yield { places, because: residual === undefined && n !== undefined ? `${n} − ${terms.length} = ${found} residual degrees of freedom, fewer than ${dof}` : `${found} residual degrees of freedom, fewer than ${dof}` };
    }
  },
});
