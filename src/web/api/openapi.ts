import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { endpoints } from './endpoints/index.js';
import { problem } from './schemas.js';

const json = (schema: z.ZodType, io: 'input' | 'output' = 'output'): object => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
};

const headerWords = {
  'Idempotency-Key': 'The same key by the same person is answered with what the first call made.',
  'If-Match': 'The ETag of the request as you saw it; 412 when it has changed since.',
} as const;

/** The OpenAPI 3.1 document, made from the same schemas that check what comes in and goes out. */
export function openapi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Airlock', version, description: 'Release requests for outputs of a trusted research environment. Problems are application/problem+json with the same sentences as the pages.' },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Made on the account page: named, scoped (check, submit, read), expiring. Never decides.' },
        session: { type: 'apiKey', in: 'cookie', name: 'airlock', description: 'Somebody signed in on the pages, with the form secret as X-CSRF-Token.' },
      },
    },
  };
}

function operation(one: Endpoint): object {
  const parameters = [
    ...[...one.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(one.query ? queryParameters(one.query) : []),
    ...(one.headers ?? []).map((name) => ({ name, in: 'header', required: one.needs === 'decide' && name === 'If-Match', description: headerWords[name], schema: { type: 'string' } })),
  ];
  const files = { type: 'object', properties: { files: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } }, purpose: { enum: ['output', 'supporting', 'evidence'] } }, required: ['files'] };
  const body = one.takesFiles ? { 'multipart/form-data': { schema: files } } : one.body ? { 'application/json': { schema: json(one.body, 'input') } } : undefined;
  const { status, schema, type } = one.answers;
  const content = schema ? { 'application/json': { schema: json(schema) } } : type ? { [type]: {} } : undefined;
  return {
    operationId: one.id, summary: one.does, ...(one.needs === 'decide' && { security: [{ session: [] }], description: 'Never by token.' }),
    ...(parameters.length > 0 && { parameters }), ...(body && { requestBody: { required: true, content: body } }),
    responses: { [status]: { description: one.does, ...(content && { content }) }, default: { description: 'A problem, in words', content: { 'application/problem+json': { schema: json(problem) } } } },
  };
}

function queryParameters(query: z.ZodType): object[] {
  const { properties = {}, required = [] } = json(query, 'input') as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}
