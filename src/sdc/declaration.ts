import { z } from 'zod';
import { measureKinds, units } from './table.js';

/** What the researcher says about the outputs (outputs.sdc.json, or the form). Lowers noise; never switches off a blocker. */
const column = z.object({
  cols: z.array(z.string()).describe('Headers of the columns.'),
  kind: z.enum(measureKinds),
  unit: z.enum(units).optional(),
  of: z.enum(['row', 'column', 'all', 'measure', 'unknown']).optional(),
  decimals: z.number().int().nonnegative().optional(),
  weighted: z.boolean().optional(),
  derivedFrom: z.enum(['rounded', 'raw']).optional(),
});

const dimension = z.object({
  name: z.string(),
  axis: z.enum(['row', 'col', 'page']).optional(),
  role: z.enum(['identifying', 'attribute']).optional(),
  total: z.string().optional(),
  missing: z.string().optional(),
  hierarchy: z.record(z.string(), z.array(z.string())).optional().describe('Parent label to child labels.'),
});

const table = z.object({
  range: z.string().optional(),
  sheet: z.string().optional(),
  dims: z.array(dimension).default([]),
  measures: z.array(column).default([]),
  suppression: z.object({ symbol: z.string().describe('The mark in place of a number; "blank" for an empty cell.'), meaning: z.string().optional(), threshold: z.number().optional() }).optional(),
  rounding: z.object({ method: z.string(), base: z.number(), totals: z.string().optional() }).optional(),
  structuralZeros: z.array(z.record(z.string(), z.string())).default([]),
  weights: z.object({ used: z.boolean(), unweightedCountsIn: z.string().optional() }).optional(),
  evidence: z.string().optional(),
  population: z.string().optional(),
});

export const itemDeclaration = z.looseObject({
  path: z.string(),
  kind: z.string().optional(),
  title: z.string().optional(),
  population: z.string().optional(),
  statbarn: z.string().optional(),
  tables: z.array(table).default([]),
  dataIn: z.string().optional(),
  n: z.number().optional(),
  k: z.number().optional(),
  df_resid: z.number().optional(),
  estimates: z.enum(['crude', 'adjusted']).optional(),
  zeroMeansSuppressed: z.boolean().optional(),
});

export const declaration = z.looseObject({
  schema: z.string().optional(),
  project: z.string().optional(),
  packs: z.array(z.string()).optional(),
  populations: z.array(z.object({
    id: z.string(), label: z.string().optional(), n_unweighted: z.number().optional(), unit: z.string().optional(),
    subsetOf: z.string().nullish(), period: z.string().optional(), weighted: z.boolean().optional(),
  })).default([]),
  items: z.array(itemDeclaration).default([]),
  hidden: z.array(z.object({
    path: z.string(),
    below: z.number().int().min(1).describe('Hidden cells named here are below this.'),
    low: z.array(z.object({ sheet: z.string().optional(), row: z.number().int(), column: z.number().int() })),
  })).optional().describe('Which hidden cells of a file are low counts themselves; every other one is hidden to protect them.'),
  relatedReleases: z.array(z.string()).default([]),
  exceptions: z.array(z.object({ path: z.string(), rule: z.string(), cells: z.array(z.string()).default([]), reason: z.string() })).default([]),
});

export type Declaration = z.output<typeof declaration>;
export type ItemDeclaration = z.output<typeof itemDeclaration>;
export type TableDeclaration = z.output<typeof table>;
/** What one file says of others: what their numbers are, and exceptions asked for (the results file of ACRO). */
export type Described = Pick<Declaration, 'items' | 'exceptions'>;
/** Which hidden cells of one file are low. */
export type LowCells = NonNullable<Declaration['hidden']>[number];
export const nothingDeclared: Declaration = declaration.parse({});
