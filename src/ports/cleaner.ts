/** A file rebuilt from what can be seen of it, proved to show the same and to hide nothing. */
export interface CleanCopy {
  readonly bytes: Uint8Array;
  /** The ending of its format, without the dot. */
  readonly ending: string;
  /** Hidden content that was taken out: kinds of fact, and in how many places each was. */
  readonly removed: readonly { readonly is: string; readonly count: number }[];
  /** Sentences about what could be seen and is not in the copy. */
  readonly leftOut: readonly string[];
  /** Version of the engine that made it. */
  readonly engine: string;
}

/** Makes clean copies in a process that can die alone. Total: what cannot be rebuilt is refused with a sentence for the person who asked. */
export interface Cleaner {
  clean(file: { readonly name: string; readonly disk: string }): Promise<CleanCopy | { readonly refused: string }>;
  close(): Promise<void>;
}
