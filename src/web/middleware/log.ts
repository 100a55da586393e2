import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a page: method, route pattern, status, time. The pattern, not the path: paths carry ids, and nothing else may slip in. */
export const logPages = (log: Logger): RequestHandler => (req, res, next) => {
  const start = process.hrtime.bigint();
  res.on('finish', () => {
    const route: unknown = req.route?.path;
    log.info({
      method: req.method, route: typeof route === 'string' ? route : 'none', status: res.statusCode,
      ms: Number((process.hrtime.bigint() - start) / 1_000_000n), person: res.locals.account?.id,
    }, 'page answered');
  });
  next();
};
