import type { ExitCode, Io } from './io.js';

export type Run = (args: readonly string[], io: Io) => Promise<ExitCode>;

export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly load: () => Promise<{ readonly run: Run }>;
}

/** Every command, in the order help prints them. Each loads its own code, so that a check starts fast. */
export const commands: Readonly<Record<string, Command>> = {
  check: { usage: 'check [PATHS]', does: 'check files; sends nothing', load: () => import('./check.js') },
  explain: { usage: 'explain RULE', does: 'a rule in plain words, with examples and the fix', load: () => import('./explain.js') },
  fix: { usage: 'fix FILE [--suggested N | --suppress | --round B | --merge DIMENSION | --drop WHAT] [-o OUT]', does: 'fixes that are proven; writes a fixed copy', load: () => import('./fix.js') },
  clean: { usage: 'clean FILE -o OUT', does: 'a copy that shows the same and hides nothing', load: () => import('./clean.js') },
  pack: { usage: 'pack show|lint|diff|compose', does: 'thresholds and versions in use', load: () => import('./pack.js') },
  submit: { usage: 'submit PATHS --project P-118 --title T', does: 'check, show, then send to the checkers', load: () => import('./submit.js') },
  resubmit: { usage: 'resubmit REF PATHS', does: 'send the next round of a returned request', load: () => import('./resubmit.js') },
  status: { usage: 'status [REF] [--watch]', does: 'where your requests stand', load: () => import('./status.js') },
  comments: { usage: 'comments REF', does: 'what the checkers wrote to you', load: () => import('./comments.js') },
  reply: { usage: 'reply REF TEXT [--file NAME]', does: 'answer the checkers', load: () => import('./reply.js') },
  withdraw: { usage: 'withdraw REF', does: 'take a request back', load: () => import('./withdraw.js') },
  fetch: { usage: 'fetch REF [-o DIR]', does: 'download what was released, and verify it', load: () => import('./fetch.js') },
  verify: { usage: 'verify BUNDLE [--key FILE]', does: 'check a release bundle; needs no server', load: () => import('./verify.js') },
  audit: { usage: 'audit verify', does: 'walk the audit chain of a database', load: () => import('./audit.js') },
  evidence: { usage: 'evidence DATA --by A,B --value X [--contributor C]', does: 'what stands behind each cell, from the records; never released', load: () => import('./evidence.js') },
  doctor: { usage: 'doctor', does: 'check this installation', load: () => import('./doctor.js') },
};
