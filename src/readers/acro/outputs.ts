import { z } from 'zod';
import type { Fact } from '../../sdc/subjects.js';

/** What ACRO (0.4 to 1.x) wrote of its own outputs. Loose: fields come and go between versions. */
const output = z.looseObject({
  status: z.string(), type: z.string().optional(), exception: z.string().nullish(),
  files: z.array(z.looseObject({ name: z.string() })).default([]),
});
const results = z.looseObject({ version: z.string(), results: z.record(z.string(), output) });

/** ACRO's numbers as its config.json has them. */
const config = z.looseObject({ safe_threshold: z.number(), safe_dof_threshold: z.number().optional(), safe_nk_n: z.number().optional(), safe_nk_k: z.number().optional(), safe_pratio_p: z.number().optional() });

const verdicts = new Set(['pass', 'fail', 'review']);

/** One fact for each file that ACRO's results name: its verdict, and whether an exception was asked for. Names stand in `part`. */
export function acroOutputs(value: unknown): Fact[] {
  const parsed = results.safeParse(value);
  if (!parsed.success) return [];
  const { version, results: outputs } = parsed.data;
  return Object.values(outputs).flatMap(({ status, type, exception, files }) => files.map(({ name }): Fact => ({
    is: 'acro-output', place: { part: name.replace(/\\/g, '/') },
    // Some versions write "Review"; what is none of the three words is for a person to judge.
    detail: { version, status: verdicts.has(status.toLowerCase()) ? status.toLowerCase() : 'review', type: type ?? 'unknown', exception: (exception ?? '').trim() !== '' },
  })));
}

/** The numbers ACRO was set to, as one fact; none when this is not its configuration. */
export function acroConfig(value: unknown): Fact[] {
  const parsed = config.safeParse(value);
  if (!parsed.success) return [];
  const { safe_threshold: threshold, safe_dof_threshold: dof, safe_nk_n: n, safe_nk_k: k, safe_pratio_p: p } = parsed.data;
  return [{ is: 'acro-config', place: {}, detail: { threshold, ...(dof !== undefined && { dof }), ...(n !== undefined && { n }), ...(k !== undefined && { k }), ...(p !== undefined && { p }) } }];
}
