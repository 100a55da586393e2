import { z } from 'zod';
import { purposes, states } from './words.js';

/** What the API answers, as zod: checked in tests, printed as OpenAPI. */
export const fileAnswer = z.object({
  id: z.string(), name: z.string(), sha256: z.string(), bytes: z.number().int(), kind: z.string(), purpose: z.enum(purposes),
  numbersIn: z.string().optional().describe('For a figure: the file with its numbers.'),
  outcome: z.enum(['approved', 'changes', 'refused', 'released']).optional().describe('Settled, and out of review.'),
  answers: z.record(z.string(), z.unknown()),
}).meta({ id: 'File' });

export const requestAnswer = z.object({
  ref: z.string(), project: z.string(), title: z.string(), state: z.enum(states), version: z.number().int(), round: z.number().int(),
  status: z.string().describe('The status sentence, as the pages say it.'),
  createdAt: z.string(), sentAt: z.string().optional(), dueAt: z.string().optional(), reason: z.string().optional(),
  files: z.array(fileAnswer),
  check: z.object({ pack: z.string(), fails: z.number().int(), reviews: z.number().int(), unread: z.number().int() }).optional(),
  releases: z.array(z.object({ id: z.string(), at: z.string(), files: z.array(z.string()) })),
  url: z.string(),
}).meta({ id: 'Request' });

export const pageOf = <T extends z.ZodType>(items: T) => z.object({ items: z.array(items), next: z.string().optional().describe('Give it as "after" for the next page.') });

export const projectAnswer = z.object({
  code: z.string(), title: z.string(), organisation: z.string(), packs: z.array(z.string()), roles: z.array(z.string()), closed: z.boolean(),
}).meta({ id: 'Project' });

export const commentAnswer = z.object({
  id: z.string(), at: z.string(), round: z.number().int(), author: z.string(), text: z.string(), file: z.string().optional(), cell: z.string().optional(),
}).meta({ id: 'Comment' });

export const problem = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), detail: z.string(), code: z.string(), reference: z.string(), missing: z.array(z.string()).optional(),
}).meta({ id: 'Problem' });

const text = z.string().max(10_000);
export const answersBody = z.strictObject({
  title: text, destination: z.enum(['paper', 'report', 'talk', 'team', 'other']), population: text, people: z.number().int().nonnegative(),
  weighted: z.enum(['yes', 'no', 'unsure']), smallest: z.number().int().nonnegative(),
  protections: z.array(z.enum(['suppressed', 'rounded', 'grouped', 'totals-from-rounded', 'none'])), suppressedUnder: z.number().positive(), roundedTo: z.number().positive(),
  columns: z.array(z.strictObject({ name: text, meaning: text.optional(), kind: text.optional() })),
  observations: z.number().int().nonnegative(), degreesOfFreedom: z.number().int(), earlier: text, changes: text, exception: text, exceptionFindings: z.array(z.string()),
}).partial().meta({ id: 'Answers' });
