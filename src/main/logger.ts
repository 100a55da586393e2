import { pino, type Logger } from 'pino';

/** One line of JSON for each thing that happened, on standard error: sentences, ids and durations, never a value or a name. */
export const createLogger = (is: string, level: string): Logger =>
  pino({ level, base: { process: is, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } }, pino.destination({ fd: 2, sync: true }));

/** What went wrong and where in our code. The messages of databases and parsers may quote a value, so only our own are kept. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim());
  return {
    type: error.name, ...(typeof code === 'string' && { code }), ...(error.name === 'Fault' && { message: error.message }), stack: frames,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
