import express, { Router, type Request, type RequestHandler } from 'express';
import rateLimit from 'express-rate-limit';
import { z } from 'zod';
import type { Deps } from '../deps.js';
import { missing, Stop } from '../middleware/errors.js';
import { allows, asker } from './asker.js';
import type { Endpoint } from './endpoint.js';
import { endpoints } from './endpoints/index.js';
import { openapi } from './openapi.js';

/** The API, version 1: everything under /api/v1. */
export function api(deps: Deps): Router {
  const router = Router();
  const document = openapi(deps.config.version);
  router.get('/openapi.json', (_req, res) => void res.json(document));
  router.use(rateLimit({ windowMs: 60_000, limit: 600, standardHeaders: 'draft-8', legacyHeaders: false, handler: (_req, _res, next) => next(tooMany) }));
  router.use(express.json({ limit: '1mb', strict: true }));
  router.use(asker(deps));
  for (const one of endpoints) {
    const before = one.before ? [one.before(deps)] : [];
    router[one.method](one.path, allows(one), ...before, handler(deps, one));
  }
  router.use(missing);
  return router;
}

const tooMany = new Stop(429, { title: 'Too many calls', says: 'This address has made more calls than one minute allows. Wait a minute, then go on. Nothing is lost.' }, 'too-many');

const handler = (deps: Deps, one: Endpoint): RequestHandler => async (req, res) => {
  const query = one.query ? parsed(one.query, req.query) : undefined;
  const body = one.body ? parsed(one.body, bodyOf(req)) : undefined;
  const answer = await one.run({ deps, asker: res.locals.asker!, req, res, query, body });
  if (answer !== undefined) res.status(one.answers.status).json(answer);
};

const bodyOf = (req: Request): unknown => (req.body as unknown) ?? {};

/** What came in, by its schema; the problem names the fields and never repeats what was in them. */
function parsed(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({ text: `${issue.path.map(String).join('.') || 'the body'}: ${wordsOf(issue)}` }));
  throw new Stop(400, { title: 'That does not fit', says: 'Some of what was sent is missing or of the wrong kind. Nothing was saved.', missing: fields }, 'bad-request');
}

const wordsOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return 'has fields that are not known here';
  if (issue.code === 'invalid_type') return `should be ${issue.expected}`;
  if (issue.code === 'invalid_value') return `should be one of ${issue.values.map(String).join(', ')}`;
  return 'is not of the right form';
};
