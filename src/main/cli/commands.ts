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
  pack: { usage: 'pack show|lint|diff|compose', does: 'thresholds and versions in use', load: () => import('./pack.js') },
  evidence: { usage: 'evidence DATA --by A,B --value X [--contributor C]', does: 'what stands behind each cell, from the records; never released', load: () => import('./evidence.js') },
  doctor: { usage: 'doctor', does: 'check this installation', load: () => import('./doctor.js') },
};
