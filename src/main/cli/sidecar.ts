import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parse } from 'yaml';
import { UsageError } from './io.js';

/** airlock.yml: what a researcher says about outputs, kept beside the results so that it is said once. */
const column = z.strictObject({ kind: z.string().optional(), meaning: z.string().optional() });
const output = z.strictObject({
  files: z.array(z.string()).min(1),
  describe: z.string().optional().describe('What is this? One line.'),
  destination: z.enum(['paper', 'report', 'talk', 'team', 'other']).optional(),
  population: z.strictObject({ who: z.string(), people: z.number().int().nonnegative() }).optional(),
  weighted: z.enum(['yes', 'no', 'unsure']).optional(),
  smallest: z.number().int().nonnegative().optional(),
  controls: z.strictObject({ suppressed_under: z.number().optional(), rounded_to: z.number().optional(), grouped: z.boolean().optional(), totals_from_rounded: z.boolean().optional() }).optional(),
  columns: z.record(z.string(), column).optional(),
  observations: z.number().int().optional(),
  degrees_of_freedom: z.number().int().optional(),
  earlier: z.string().optional().describe('How it relates to what was sent before.'),
  changes: z.string().optional(),
  exception: z.string().optional(),
  numbers_in: z.string().optional().describe('For a figure: the file with its numbers.'),
});
const sidecar = z.strictObject({
  project: z.string().optional(), title: z.string().optional(), outputs: z.array(output).default([]),
  supporting: z.array(z.string()).default([]), evidence: z.array(z.string()).default([]),
});
export type Sidecar = z.output<typeof sidecar>;
export type SidecarOutput = z.output<typeof output>;

export const sidecarName = 'airlock.yml';

export function readSidecar(path: string | undefined): Sidecar {
  if (path === undefined) return sidecar.parse({});
  let value: unknown;
  try {
    value = parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError(`${path} is not YAML that can be read.`);
  }
  const result = sidecar.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`${path} does not fit at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? 'unknown'}.`);
}

/** The answers of the form, as the API takes them. What is not said is left out, and the service will ask. */
export function answersOf(said: SidecarOutput | undefined): Record<string, unknown> {
  if (!said) return {};
  const { describe, destination, population, weighted, smallest, controls, columns, observations, degrees_of_freedom: degreesOfFreedom, earlier, changes, exception } = said;
  const protections = controls && [
    ...(controls.suppressed_under !== undefined ? ['suppressed'] : []), ...(controls.rounded_to !== undefined ? ['rounded'] : []),
    ...(controls.grouped ? ['grouped'] : []), ...(controls.totals_from_rounded ? ['totals-from-rounded'] : []),
  ];
  const answers = {
    title: describe, destination, population: population?.who, people: population?.people, weighted, smallest,
    protections: protections && (protections.length > 0 ? protections : ['none']), suppressedUnder: controls?.suppressed_under, roundedTo: controls?.rounded_to,
    columns: columns && Object.entries(columns).map(([name, about]) => ({ name, ...about })), observations, degreesOfFreedom, earlier, changes, exception,
  };
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

/** The entry of the sidecar that speaks of a file. */
export const saidOf = (said: Sidecar, path: string): SidecarOutput | undefined => said.outputs.find(({ files }) => files.some((name) => path === name || path.endsWith(`/${name}`)));
export const purposeOf = (said: Sidecar, path: string): 'output' | 'supporting' | 'evidence' => {
  const isOneOf = (names: readonly string[]) => names.some((name) => path === name || path.endsWith(`/${name}`));
  return isOneOf(said.evidence) ? 'evidence' : isOneOf(said.supporting) ? 'supporting' : 'output';
};
