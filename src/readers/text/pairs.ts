import type { Finder } from './found.js';

const equals = /^\s*\S[^=]*?\S?\s*=\s{1,}[-+.\d][\d.,eE+-]*(\s|$)/;
const rest = /=\s+[-+.\d]\S*\s*$/;
const colons = /^\s*[A-Z][^:]{1,30}:\s+\S.*?\s{2,}[A-Z][^:]{0,30}:\s+\S+\s*$|^\s*[A-Z][\w .()#-]{1,28}:\s{2,}\S+\s*$/;

/** Named numbers above a model ("Number of obs = 1,204", "Df Residuals: 83"): text with its counts, not a table. */
export const pairs: Finder = (lines, at) => {
  const isPair = (line: string): boolean => equals.test(line) || (line.includes('=') && rest.test(line)) || colons.test(line);
  if (!isPair(lines[at] ?? '')) return undefined;
  let to = at + 1;
  while (to < lines.length && isPair(lines[to]!)) to += 1;
  // A heading such as "Characteristic   N = 200" belongs to the table under it.
  if (/^\s*[-=─]{3,}/.test(lines[to] ?? '') && !/^\s*[-=]{70,}\s*$/.test(lines[to]!)) return undefined;
  return { from: at, to, tables: [] };
};
