import type { Request } from 'express';
import type { z } from 'zod';
import { Stop } from './middleware/errors.js';

/** One part of the address, as text. */
export function param(req: Request, name: string): string {
  const value = req.params[name];
  return typeof value === 'string' ? value : '';
}

/** One value of the query, as text; empty when absent. */
export function query(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? value : '';
}

/** Every value of a field, whether it came once, often or not at all. */
export const many = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

export interface FieldError {
  readonly field: string;
  readonly text: string;
  readonly href: string;
}

export type Parsed<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

/** What a form brought, by its schema; the sentences of the schema are shown at the fields. */
export function parse<S extends z.ZodType>(schema: S, body: unknown): Parsed<z.output<S>> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return { value: result.data };
  const seen = new Set<string>();
  const errors = result.error.issues.flatMap((issue) => {
    const field = issue.path.map(String).join('-') || 'form';
    if (seen.has(field)) return [];
    seen.add(field);
    return [{ field, text: issue.message, href: `#${field}` }];
  });
  return { errors };
}

/** For forms a person cannot fill in wrongly: anything unexpected is a broken form. */
export function parseOrStop<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = parse(schema, body);
  if ('value' in parsed) return parsed.value;
  throw new Stop(400, { title: 'We could not understand that', says: 'The form did not arrive whole. Nothing was saved. Go back and try again.' }, 'bad-request');
}

/** Sentences by field, for templates. */
export const byField = (errors: readonly FieldError[]): Readonly<Record<string, string>> => Object.fromEntries(errors.map((one) => [one.field, one.text]));
