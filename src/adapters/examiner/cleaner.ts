import type { Cleaner } from '../../ports/cleaner.js';
import { ReaderDied, ReaderProcess, type Allowance } from './reader-process.js';

export interface CleanerOptions extends Partial<Allowance> {
  /** The script of the reader process (dist/examine-child.js). */
  readonly entry: string;
}

const says = { memory: 'it needs more memory than a reader is given', time: 'it takes longer than a reader is given', crash: 'its reader broke' } as const;

/** Makes clean copies in one reader process of its own, started when first asked and anew after a death. */
export function createCleaner({ entry, ...allowance }: CleanerOptions): Cleaner {
  // Pixels stand outside the heap: a picture of fifty million takes more than a table does.
  const process = new ReaderProcess(entry, { heapMb: 384, residentMb: 900, timeoutMs: 60_000, ...allowance });
  return {
    async clean(file) {
      try {
        const answer = await process.ask({ do: 'clean', file });
        return 'cleaned' in answer ? answer.cleaned : { refused: 'No clean copy could be made of this file: its reader broke.' };
      } catch (error) {
        if (!(error instanceof ReaderDied)) throw error;
        return { refused: `No clean copy could be made of this file: ${says[error.death]}.` };
      }
    },
    async close() {
      process.close();
    },
  };
}
