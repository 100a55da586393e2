import { matrixGrid, type DocumentCell, type DocumentRow } from '../document/matrix.js';
import type { Grid, Limits } from '../reader.js';

const begins = /\\begin\{(tabular\*?|tabularx|tabulary|longtable|array|tblr|xltabular|supertabular)\}/g;

/** The text of a balanced group that opens at a place; undefined when it does not close. */
const group = (text: string, at: number): { inside: string; end: number } | undefined => {
  if (text[at] !== '{') return undefined;
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '{') depth += 1;
    else if (text[index] === '}' && (depth -= 1) === 0) return { inside: text.slice(at + 1, index), end: index + 1 };
  }
  return undefined;
};

const symbols: Readonly<Record<string, string>> = { '\\%': '%', '\\&': '&', '\\$': '$', '\\_': '_', '\\#': '#', '\\{': '{', '\\}': '}', '~': ' ', '---': '—', '--': '–', '$<$': '<', '$>$': '>', '\\textless': '<', '\\textgreater': '>', '$\\leq$': '≤', '$\\geq$': '≥', '$\\pm$': '±' };

/** A cell's LaTeX as plain text: commands of looks vanish, their arguments stay. */
export const plainLatex = (source: string): string => {
  let text = source;
  for (const [from, to] of Object.entries(symbols)) text = text.replaceAll(from, to);
  for (let round = 0; round < 6; round += 1) {
    const next = text.replace(/\\(?:textbf|textit|emph|text|textrm|texttt|mathrm|mathbf|num|hspace|makecell|thead|shortstack|footnotesize|small|bfseries|itshape|hphantom|phantom)\*?(?:\[[^\]]*\])?\{([^{}]*)\}/g, (whole, inside: string) => (/\\(hspace|h?phantom)/.test(whole) ? ' ' : inside))
      .replace(/\\textsuperscript\{([^{}]*)\}|\^\{([^{}]*)\}/g, (_whole, a?: string, b?: string) => `^${a ?? b ?? ''}^`);
    if (next === text) break;
    text = next;
  }
  return text.replace(/\\(?:cite|ref|label)\{[^{}]*\}/g, '').replace(/\\[a-zA-Z]+\*?(\[[^\]]*\])?/g, ' ').replace(/[{}$]/g, '').replace(/\s+/g, ' ').trim();
};

const cellOf = (source: string): DocumentCell => {
  let text = source.trim();
  let columns = 1;
  let rows = 1;
  for (let round = 0; round < 3; round += 1) {
    const multi = /^(?:\\(?:hline|toprule|midrule|bottomrule|addlinespace|rowcolor\{[^}]*\}|cellcolor\{[^}]*\})\s*)*\\multi(column|row)(?:\[[^\]]*\])?/.exec(text);
    if (!multi) break;
    const first = group(text, multi[0].length);
    const second = first && group(text, first.end + (/^\s*/.exec(text.slice(first.end))![0].length));
    const third = second && group(text, second.end);
    if (!first || !third) break;
    if (multi[1] === 'column') columns = Number(first.inside) || 1; else rows = Math.abs(Number(first.inside)) || 1;
    text = third.inside;
  }
  const indent = /^(?:\\hspace\{[^}]*\}|\\quad|\\qquad|\\enspace|~~|\\indent|\\ {1})/.test(text.trim()) ? 1 : 0;
  return { text: plainLatex(text), columns, rows, ...(indent ? { indent } : {}) };
};

/** Splits on a mark that no backslash precedes and no brace holds. */
const split = (text: string, mark: RegExp): string[] => {
  const parts: string[] = [''];
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const found = depth === 0 ? mark.exec(text.slice(at, at + 4)) : null;
    if (found && found.index === 0) { parts.push(''); at += found[0].length; continue; }
    const last = parts.length - 1;
    if (text[at] === '\\' && at + 1 < text.length) { parts[last] = parts[last]! + text.slice(at, at + 2); at += 2; continue; }
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    parts[last] = parts[last]! + text[at]!;
    at += 1;
  }
  return parts;
};

/** Every tabular of a LaTeX text, with the lines it stands in. */
export const latexTables = (text: string, limits: Limits): { grid: Grid; from: number; to: number }[] => {
  const found: { grid: Grid; from: number; to: number }[] = [];
  let cells = 0;
  for (const match of text.matchAll(begins)) {
    const name = match[1]!;
    const end = text.indexOf(`\\end{${name}}`, match.index);
    if (end < 0) continue;
    let at = match.index + match[0].length;
    for (let argument = 0; argument < 3; argument += 1) {
      const square = /^\s*\[[^\]]*\]/.exec(text.slice(at, at + 200));
      if (square) { at += square[0].length; continue; }
      const curly = text[at] === '{' ? group(text, at) : undefined;
      if (curly) at = curly.end;
    }
    const before = text.slice(0, at).split('\n').length;
    let line = before;
    const rows: DocumentRow[] = [];
    for (const source of split(text.slice(at, end), /^\\\\(\*|\[[^\]]*\])?/)) {
      const bare = source.replace(/(?<!\\)%.*$/gm, '').replace(/\\(hline|toprule|midrule|bottomrule|addlinespace|endhead|endfirsthead|endfoot|endlastfoot)(\[[^\]]*\])?|\\c(mid)?(line|rule)(\([^)]*\))?\{[^}]*\}/g, ' ');
      if (bare.trim() !== '') rows.push({ cells: split(bare, /^&/).map(cellOf), line: line + (/^\s*/.exec(source)![0].match(/\n/g) ?? []).length });
      line += (source.match(/\n/g) ?? []).length;
    }
    const near = text.slice(Math.max(0, match.index - 1500), end + 1500);
    const caption = /\\caption(?:\[[^\]]*\])?\{/.exec(near);
    const title = caption ? plainLatex(group(near, caption.index + caption[0].length - 1)?.inside ?? '') : '';
    const { grid, cells: used } = matrixGrid(rows, title ? { title } : {}, `g${found.length + 1}`, limits.cells - cells);
    cells += used;
    if (rows.length > 0) found.push({ grid, from: text.slice(0, match.index).split('\n').length, to: text.slice(0, end).split('\n').length });
  }
  return found;
};
