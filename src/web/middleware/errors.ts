import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { MulterError } from 'multer';
import type { Refused } from '../../requests/refusals.js';
import { messages } from '../messages.js';

export interface Words {
  readonly title: string;
  readonly says: string;
  /** What is missing, in words, each with a place to go. */
  readonly missing?: readonly { readonly text: string; readonly href?: string }[];
}

/** Ends the answer with a page (or a problem document) of these words. Thrown by pages, caught at the edge. */
export class Stop extends Error {
  readonly status: number;
  readonly words: Words;
  /** Short code for programs: the refusal's name. */
  readonly code: string;
  constructor(status: number, words: Words, code = 'stopped') {
    super(words.title);
    this.status = status;
    this.words = words;
    this.code = code;
  }
}

/** A refusal as the page that says it. */
export const stopFor = (refused: Refused, missing?: Words['missing']): Stop => {
  const { status, title, says } = messages[refused.refused];
  return new Stop(status, { title, says: refused.says ? `${refused.says} ${says}` : says, ...(missing?.length ? { missing } : {}) }, refused.refused);
};

export const notFound = (): Stop => stopFor({ refused: 'not-found' });

const tooLarge = new Stop(413, { title: 'That is too big', says: 'A file or a form was larger than this service takes. The limits are on the page you came from. Nothing was saved.' }, 'too-large');
const badForm = new Stop(400, { title: 'We could not understand that', says: 'The form did not arrive whole. Nothing was saved. Go back and try again.' }, 'bad-request');

/** Faults of body parsing and multer are somebody's bad input; everything else unexpected is ours. */
export function asStop(error: unknown): Stop | undefined {
  if (error instanceof Stop) return error;
  if (error instanceof MulterError) return error.code === 'LIMIT_FILE_SIZE' || error.code.startsWith('LIMIT_') ? tooLarge : badForm;
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  if (status === 413) return tooLarge;
  if (status === 404) return notFound();
  if (status >= 400 && status < 500) return badForm;
  if (error instanceof Error && /multipart|unexpected end of form|malformed part/i.test(error.message)) return badForm;
  return undefined;
}

/** No page of that address. */
export const missing: RequestHandler = (_req, _res, next) => next(notFound());

/** The last word: a page that says what happened and what to do, with a reference to find the fault in the log. */
export const errors = (log: Logger): ErrorRequestHandler => (error: unknown, req, res, next) => {
  if (res.headersSent) return next(error);
  const stop = asStop(error);
  const reference = randomBytes(3).toString('hex');
  if (!stop) log.error({ reference, method: req.method, fault: error instanceof Error ? { name: error.name, stack: frames(error) } : typeof error }, 'a page failed');
  const status = stop?.status ?? 500;
  const words = stop?.words ?? {
    title: 'Something went wrong on our side',
    says: 'What you had saved is safe. Try again, or tell the team and give them this reference.',
  };
  const code = stop?.code ?? 'fault';
  if (req.path.startsWith('/api/')) {
    res.status(status).type('application/problem+json').send(JSON.stringify({
      type: `about:blank#${code}`, title: words.title, status, detail: words.says, code, reference,
      ...(words.missing ? { missing: words.missing.map((one) => one.text) } : {}),
    }));
    return;
  }
  res.status(status).render('pages/error/page.njk', { title: words.title, words, reference: stop ? undefined : reference, status });
};

/** Where a fault arose, without its message: a message may quote what was read. */
const frames = (error: Error): string[] => (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim());
