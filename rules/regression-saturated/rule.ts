import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { modelsOf } from '../../src/sdc/regression.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** A model of one factor, or of factors and all their interactions, is a table of cell means. Ritchie 2012. */
export default defineFileRule({
  id: 'regression-saturated',
  version: 2,
  risk: 'ImplicitTables',
  statbarns: ['CorrelationCoefficients', 'LinearAggregations'],
  summary: 'This model holds only categories, so its coefficients are the means of a table',
  remedy: 'Treat it as that table: give the number of people in each cell, or merge cells',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => modelsOf(file).length > 0,

  *check(file): Generator<Outcome> {
    for (const { table, terms, cell } of modelsOf(file)) {
      const shown = terms.filter((term) => !isConstant(term));
      const categorical = shown.flatMap((term) => factorsOf(term) ?? []);
      if (shown.length === 0 || categorical.length < shown.length) continue;
      const factors = new Set(categorical.flat());
      const interactions = categorical.filter((parts) => parts.length > 1);
      const mains = [...factors].map((factor) => categorical.filter((parts) => parts.join() === factor).length + 1);
      const full = mains.reduce((product, levels) => product * levels, 1);
      if (factors.size > 1 && (interactions.length === 0 || shown.length + 1 < full)) continue;
      yield { places: [placeOf(file.path, table, cell)], because: `${shown.length + 1} coefficients are the means of ${full} groups` };
    }
  },
});

const isConstant = (term: string): boolean => /^\(?(const(ant)?|intercept|_cons)\)?$/i.test(term.trim());

/** The factors a dummy term belongs to: "C(ward)[T.B]" is [[ward]]; undefined for a continuous term. */
function factorsOf(term: string): string[][] | undefined {
  const parts = term.split(/\s*[:×#*]\s*/).map((part) =>
    /^C\((.+?)\)\[T?\.?.+\]$/.exec(part)?.[1] ?? /^(\w+)\[T?\.?.+\]$/.exec(part)?.[1] ?? /^(?:as\.)?factor\((.+?)\).+$/.exec(part)?.[1] ?? /^\d+b?\.(\w+)$/.exec(part)?.[1]);
  return parts.some((part) => part === undefined) ? undefined : [parts.map((part) => part!)];
}
