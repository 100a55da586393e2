import { z } from 'zod';
import type { Described } from '../../sdc/declaration.js';
import type { Fact } from '../../sdc/subjects.js';
import { acroResults, type AcroOutput } from './results.js';

/** ACRO's numbers as its config.json has them. */
const config = z.looseObject({ safe_threshold: z.number(), safe_dof_threshold: z.number().optional(), safe_nk_n: z.number().optional(), safe_nk_k: z.number().optional(), safe_pratio_p: z.number().optional() });

/** One fact for each file that ACRO's results name: its verdict, and whether an exception was asked for. Names stand in `part`. */
export const acroOutputs = (value: unknown): Fact[] => acroResults(value).flatMap((output) => output.files.map(({ name, failing }) => factOf(output, { part: name }, failing)));

export const factOf = ({ version, status, type, exception, mitigated }: AcroOutput, place: Fact['place'], failing: number): Fact =>
  ({ is: 'acro-output', place, detail: { version, status, type, exception: exception !== '', mitigated, failing } });

/** What ACRO's results say of the files beside them: what they are and what their numbers mean, and the exceptions asked for. */
export function acroDescribes(value: unknown): Described | undefined {
  const outputs = acroResults(value);
  if (outputs.length === 0) return undefined;
  return {
    items: outputs.flatMap((output) => output.files.map(({ name }) => itemOf(output, name))),
    exceptions: outputs.flatMap(({ status, exception, files }) => files
      // A fail without any exception is acro-verdict's; everything else that is no pass must give a reason.
      .filter(() => status !== 'pass' && (status === 'review' || exception !== ''))
      .map(({ name }) => ({ path: name, rule: 'ACRO', cells: [], reason: exception }))),
  };
}

export const itemOf = ({ uid, type, comments, statbarn, dof, kinds, blanked }: AcroOutput, path: string): Described['items'][number] => ({
  path, kind: type, title: comments[0] ?? uid, ...(statbarn !== undefined && { statbarn }), ...(dof !== undefined && { df_resid: dof }),
  tables: kinds.length === 0 ? [] : [{ dims: [], measures: kinds.map(({ kind, words }) => ({ kind, cols: [...words] })), structuralZeros: [], ...(blanked && { suppression: { symbol: 'blank', meaning: 'hidden by ACRO' } }) }],
});

/** The numbers ACRO was set to, as one fact; none when this is not its configuration. */
export function acroConfig(value: unknown): Fact[] {
  const parsed = config.safeParse(value);
  if (!parsed.success) return [];
  const { safe_threshold: threshold, safe_dof_threshold: dof, safe_nk_n: n, safe_nk_k: k, safe_pratio_p: p } = parsed.data;
  return [{ is: 'acro-config', place: {}, detail: { threshold, ...(dof !== undefined && { dof }), ...(n !== undefined && { n }), ...(k !== undefined && { k }), ...(p !== undefined && { p }) } }];
}
