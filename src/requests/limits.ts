/** How much one release request may hold: said before files are chosen, checked when they arrive. */
export const requestLimits = {
  files: 100,
  /** Bytes of one file. */
  bytes: 200 * 2 ** 20,
  /** Characters of one comment, reason or answer. */
  text: 10_000,
  /** Characters of a file name, folders included. */
  name: 255,
} as const;
