import type { FileSubject } from './subjects.js';

const kinds = new Set(['svg', 'png', 'jpeg', 'tiff', 'webp', 'gif', 'bmp', 'heic', 'emf', 'postscript', 'stata-graph']);

/** A picture of numbers, whatever its format. */
export const isFigure = (file: FileSubject): boolean => kinds.has(file.kind) || file.facts.some(({ is }) => is === 'figure') || file.declared?.kind === 'figure';

/** Numbers stored as coordinates can be read back exactly. */
export const isVector = (file: FileSubject): boolean => ['svg', 'emf', 'postscript', 'stata-graph'].includes(file.kind) || file.facts.some(({ is, detail }) => is === 'figure' && detail?.['vector'] === true);

/** The words that say what a figure shows: its name, its declared title and kind, the text drawn in it. */
export function figureWords(file: FileSubject): string {
  const words = [file.path, file.declared?.title ?? '', file.declared?.statbarn ?? ''];
  for (const { text } of file.texts()) {
    words.push(text.slice(0, 200));
    if (words.length > 200) break;
  }
  return words.join(' ').replaceAll(/[_-]+/g, ' ').toLowerCase();
}

/** The file that holds the numbers behind the figure, where one is named. */
export const dataBehind = (file: FileSubject): string | undefined => file.declared?.dataIn;
