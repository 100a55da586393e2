/** What a text plainly is, decided by its characters: for profiling millions of cells, where the lexer would be too slow. */
export type PlainKind = 'blank' | 'whole' | 'decimal' | 'date' | 'other';

const digit = (code: number) => code >= 48 && code <= 57;

/** Whole numbers, decimals and ISO or slashed dates; anything else is `other`. */
export function plainKind(text: string): PlainKind {
  const size = text.length;
  if (size === 0) return 'blank';
  let i = text.charCodeAt(0) === 45 || text.charCodeAt(0) === 43 ? 1 : 0;
  if (i === size) return 'other';
  let dots = 0;
  let seps = 0;
  let digits = 0;
  for (; i < size; i++) {
    const code = text.charCodeAt(i);
    if (digit(code)) digits++;
    else if (code === 46) dots++;
    else if ((code === 45 || code === 47) && digits >= 1) seps++;
    else if ((code === 84 || code === 32 || code === 58 || code === 90) && seps === 2) return 'date';
    else return text.trim() === '' ? 'blank' : 'other';
  }
  if (seps === 2 && dots === 0 && size >= 8 && size <= 10) return 'date';
  if (seps > 0 || dots > 1 || digits === 0) return 'other';
  return dots === 0 ? 'whole' : 'decimal';
}
