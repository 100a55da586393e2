import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { states } from '../../requests/lifecycle.js';
import { root } from '../root.js';

/** A request as a folder of fixtures/requests: its files, what its people do, and where it ends up. */
const answers = z.strictObject({
  title: z.string(), destination: z.enum(['paper', 'report', 'talk', 'team', 'other']), population: z.string(), people: z.number(),
  weighted: z.enum(['yes', 'no', 'unsure']), protections: z.array(z.enum(['suppressed', 'rounded', 'grouped', 'totals-from-rounded', 'none'])),
  suppressedUnder: z.number().nullish().transform((under) => under ?? undefined), roundedTo: z.number().nullish().transform((base) => base ?? undefined),
  observations: z.number().optional(), degreesOfFreedom: z.number().optional(), earlier: z.string(),
});
const file = z.strictObject({ purpose: z.enum(['output', 'supporting', 'evidence']).default('output'), numbersIn: z.string().optional(), answers: answers.optional() });

/** Who does it, as an e-mail address, stands behind the name of what they do. */
const step = z.union([
  z.strictObject({ submit: z.string(), rowsConfirmed: z.boolean().default(false) }),
  z.strictObject({ claim: z.string() }),
  // Every blocking finding, as a checker must before approving.
  z.strictObject({ open: z.string() }),
  z.strictObject({ vote: z.string(), file: z.string(), ballot: z.enum(['approve', 'changes', 'refuse']), reason: z.string().optional() }),
  z.strictObject({ comment: z.string(), text: z.string(), audience: z.enum(['researcher', 'checkers']), file: z.string().optional(), cell: z.string().optional() }),
  z.strictObject({ finish: z.string() }),
  // New versions from the folder of the round to come.
  z.strictObject({ replace: z.string(), files: z.array(z.string()), changes: z.string() }),
  z.strictObject({ releaseApproved: z.string() }),
  z.strictObject({ withdraw: z.string(), reason: z.string() }),
  z.strictObject({ recall: z.string(), reason: z.string() }),
]);
export type Step = z.output<typeof step>;

const story = z.strictObject({
  story: z.string(),
  title: z.string(),
  project: z.string(),
  author: z.string(),
  files: z.record(z.string(), file.nullable().transform((one) => one ?? file.parse({}))),
  steps: z.array(step).default([]),
  ends: z.enum(states as [string, ...string[]]),
});

export interface Story extends z.output<typeof story> {
  readonly name: string;
  readonly folder: string;
}

const folder = join(root, 'fixtures', 'requests');

/** Every story there is, by name; none where the fixtures did not come along. */
export const storyNames = (): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

export const readStory = (name: string): Story => ({
  ...story.parse(parse(readFileSync(join(folder, name, 'request.yaml'), 'utf8'), { merge: true })), name, folder: join(folder, name),
});
