/** What a command may touch besides files: handed in, so that a test can read what it printed. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly isTerminal: boolean;
  readonly width: number;
}

/** Exit codes, the same for every command (screens.md 3.3). */
export const exit = { ok: 0, findings: 1, unchecked: 2, usage: 3, refused: 4, unreachable: 5, stopped: 130 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

/** Wrong use or bad configuration: printed as it is, exit code 3. */
export class UsageError extends Error {}

/** The server refused, or could not be reached: printed as it is, with the exit code it carries. */
export class RemoteError extends Error {
  readonly code: ExitCode;
  constructor(message: string, code: ExitCode) {
    super(message);
    this.code = code;
  }
}
