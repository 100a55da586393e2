import type { Finder } from './found.js';

const equals = /^\s*\S[^=]*?\S?\s*=\s{1,}[-+.\d][\d.,eE+-]*(\s|$)/;
const rest = /=\s+[-+.\d]\S*\s*$/;
const colons = /^\s*[A-Z][\w .()'-]*:\s+\S+(\s{2,}[A-Z][\w .()'-]*:\s+\S+)\s*$/;

/** Named numbers above a model ("Number of obs = 1,204", "Df Residuals: 83"): text with its counts, not a table. */
export const pairs: Finder = (lines, at) => {
  const isPair = (line: string): boolean => equals.test(line) || (line.includes('=') && rest.test(line)) || colons.test(line);
  if (!isPair(lines[at] ?? '')) return undefined;
  let to = at + 1;
  while (to < lines.length && isPair(lines[to]!)) to += 1;
  return { from: at, to, tables: [] };
};
