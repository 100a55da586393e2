import type { Limits } from '../reader.js';
import type { Package, Part, Reason } from '../zip/package.js';
import { readXml } from '../zip/xml.js';

/** Texts of a workbook, shared ones first; inline texts are added behind them. */
export interface Texts {
  readonly shared: number;
  at(index: number): string;
  add(text: string): number;
  use(index: number): void;
  /** Shared texts that hold something and no cell uses. */
  orphans(): readonly string[];
}

/** Reads the shared texts; phonetic guides are left out, runs are joined. */
export const readTexts = async (source: Package, part: Part | undefined, limits: Limits): Promise<{ texts: Texts; reason?: Reason | 'doctype' }> => {
  const all: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  const reason = part ? await readXml(source, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = true;
    },
    close(name) {
      if (name === 'si') all.push(text);
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text(piece) { if (inText && !phonetic) text += piece; },
  }, limits) : undefined;
  const shared = all.length;
  const used = new Uint8Array(shared);
  return {
    texts: {
      shared, at: (index) => all[index] ?? '', add: (added) => all.push(added) - 1,
      use: (index) => { if (index < shared) used[index] = 1; },
      orphans: () => all.slice(0, shared).filter((value, index) => used[index] === 0 && value.trim() !== ''),
    },
    ...(reason ? { reason } : {}),
  };
};
