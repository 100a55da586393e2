import { z } from 'zod';
import { destinations, protections, weightings } from '../../words/questions.js';

const keys = <T extends string>(words: Readonly<Record<T, string>>): [T, ...T[]] => Object.keys(words) as [T, ...T[]];
const line = (most: number, name: string) => z.string().trim().max(most, `${name}: use at most ${most} characters`).transform((text) => text || undefined).optional();
const one = <T extends string>(words: Readonly<Record<T, string>>) => z.enum(keys(words)).optional().or(z.literal('').transform(() => undefined));

/** A whole number as people type it ("11,204"); empty means not answered. */
const whole = (name: string) => z.string().optional().transform((text, context) => {
  const digits = (text ?? '').replaceAll(/[\s,]/g, '');
  if (digits === '') return undefined;
  if (/^\d{1,15}$/.test(digits)) return Number(digits);
  context.addIssue({ code: 'custom', message: `${name} must be a whole number, like 977` });
  return z.NEVER;
});
const amount = (name: string) => z.string().optional().transform((text, context) => {
  const digits = (text ?? '').replaceAll(/[\s,]/g, '');
  if (digits === '') return undefined;
  if (/^\d{1,12}(\.\d{1,6})?$/.test(digits) && Number(digits) > 0) return Number(digits);
  context.addIssue({ code: 'custom', message: `${name} must be a number above zero, like 5` });
  return z.NEVER;
});

/** The answers about one file as a form brings them. Nothing is required here: drafts are kept as they are. */
export const answersForm = z.object({
  version: z.coerce.number().int().positive().optional(),
  title: line(300, 'What is this'),
  destination: one(destinations),
  population: line(2000, 'Who is counted'),
  people: whole('The number of people'),
  weighted: one(weightings),
  smallest: whole('The smallest count'),
  protections: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(z.enum(keys(protections)))).transform((chosen) => (chosen.length > 0 ? chosen : undefined)),
  suppressedUnder: amount('“Suppressed counts under”'),
  roundedTo: amount('“Rounded to the nearest”'),
  observations: whole('Observations'),
  degreesOfFreedom: whole('Degrees of freedom'),
  earlier: line(5000, 'Earlier outputs'),
  changes: line(5000, 'What changed'),
  exception: line(5000, 'The exception'),
});
