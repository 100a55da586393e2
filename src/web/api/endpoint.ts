import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Account, Scope } from '../../ports/index.js';
import type { Deps } from '../deps.js';

/** Who asks: a person with a token of some scopes, or a person in a session of their own, who may also decide. */
export interface Asker {
  readonly account: Account;
  readonly scopes: readonly Scope[];
  readonly by: 'token' | 'session';
}

export interface Asked<Query, Body> {
  readonly deps: Deps;
  readonly asker: Asker;
  readonly req: Request;
  readonly res: Response;
  readonly query: Query;
  readonly body: Body;
}

/** One thing the API does: its address, what it takes and answers, as the OpenAPI document says it. */
export interface Endpoint<Query extends z.ZodType = z.ZodType, Body extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** Below /api/v1, with express parameters (":ref"). */
  readonly path: string;
  readonly id: string;
  readonly does: string;
  /** `decide`: a person in a session, never a token. */
  readonly needs: Scope | 'decide';
  readonly query?: Query;
  readonly body?: Body;
  /** Multipart form of files instead of a JSON body. */
  readonly takesFiles?: boolean;
  readonly headers?: readonly ('Idempotency-Key' | 'If-Match')[];
  readonly answers: { readonly status: 200 | 201 | 204; readonly schema?: z.ZodType; readonly type?: string };
  /** Before the body is read (uploads). */
  readonly before?: (deps: Deps) => RequestHandler;
  /** Sends the answer itself when it answers undefined. */
  readonly run: (asked: Asked<z.output<Query>, z.output<Body>>) => Promise<object | undefined>;
}

/** Identity at run time; at compile time it ties `run` to the schemas beside it. */
export const endpoint = <Q extends z.ZodType, B extends z.ZodType>(one: Endpoint<Q, B>): Endpoint => one as unknown as Endpoint;
