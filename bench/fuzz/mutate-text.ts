import type { Draw } from './draw.js';

const numbers = [
  '0', '-0', '-1', '1e999', '1e-999', '9999999999999999999999', '0.1', '.5', '5.', '1,234', '1,23,4', '1.234,5', '007', 'NaN', 'Inf', '-inf', '<10', '≤7', '<0.001', '3 (12.5%)', '12/48',
  '4.1 ± 0.2', '1.2 (0.9, 1.6)', '2019/20', '100%', '0%', '-5%', '1e5', '0x10', '12 345', '１２', '[c]', '*', '[REDACTED]', '..', '-', 'NA', '', '2024-02-30', '[note 9999999999]',
];
const odd = [
  '\u0000', '\ufeff', '\u202e', '\u200b', '\u00a0', '\ud800', '\udfff', '\u2028', '\u0085', '\r', '\n', '\n\n', '\t', '\u000b', '\u001b[31m', '"', '""', '"""', "'", '\\', '`', '$', '{', '}', '[', ']', '(', ')',
  '|', '+', '-', '=', ',', ';', ':', '&', '<', '>', '#', '%', '~', '^', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true', 'Total', 'All', 'n', 'N = 3', 'n (%)', 'Overall, N = 212',
];
const phrases = [
  '<!DOCTYPE html>', '<!--', '-->', '<table>', '</table>', '<tr><td>3</td></tr>', '<td colspan="9999999">', '<td rowspan="65535">', '<td rowspan="0">', '<script>', '</script>', '<style>', '<svg>', '<![CDATA[', ']]>', '<?xml version="1.0"?>', '&#0;', '&#x110000;', '&amp;lt;',
  '<circle cx="1" cy="2" r="3"/>', '<path d="M0 0L1e9 -1e9Z"/>', '<text>n = 3</text>', '<use href="#a"/>', '<image href="data:image/png;base64,AAAA"/>', 'xmlns="x"',
  '{\\rtf1', '{\\*\\', '\\bin99 ', '\\u-1?', "\\'ff", '\\trowd\\cellx1', '\\cell', '\\row', '\\begin{tabular}{ll}', '\\end{tabular}', '\\\\', '\\hline', '\\multicolumn{99999}{l}{3}', '\\multirow{3}{*}{x}',
  '+-----+-----+', '-----------+----------', '. tab sex age', '> table(x)', '| a | b |', '|---|:-:|', 'In [1]:', '```', '---', '# A tibble: 40 × 6', '# ℹ 30 more rows', 'Residual standard error: 1 on 3 degrees of freedom',
  '{"a":', '[1,2,', '{"cells":[]}', '{"nbformat":4', '"outputs":[{"output_type":"stream","text":"3"}]', '\\ud83d', 'PAR1', '%PDF-1.7', 'endobj', 'stream', 'endstream', '/Kids[1 0 R]', '/Length 999999999', '/Filter/FlateDecode', '1 0 obj<<', 'xref', 'trailer<</Root 1 0 R>>',
];
const tokens = /\d+(?:[.,]\d+)*|[A-Za-z_]+|\s+|[^\sA-Za-z_\d]/g;

/** One to six changes that keep the look of the text: to its lines, its columns, its numbers, its marks. */
export function mutateText(from: string, other: string, draw: Draw): string {
  let text = from;
  // Few are long: what goes wrong in proportion to the square of a length shows at this length too.
  const longest = draw.once(300) ? 200_000 : 20_000;
  for (let changes = 1 + draw.below(6); changes > 0; changes -= 1) text = changeOnce(text, other, draw).slice(0, longest);
  return text;
}

function changeOnce(text: string, other: string, draw: Draw): string {
  switch (draw.below(5)) {
    case 0: return inLines(text, other, draw);
    case 1: return inColumns(text, draw);
    case 2: return inTokens(text, draw);
    case 3: return inserted(text, draw.pick([numbers, odd, phrases]), draw);
    default: return repeated(text, draw);
  }
}

function inLines(text: string, other: string, draw: Draw): string {
  const lines = text.split('\n');
  const at = draw.below(lines.length);
  const line = lines[at]!;
  const others = other.split('\n', 200);
  switch (draw.below(8)) {
    case 0: lines.splice(at, 1); break;
    case 1: lines.splice(at, 0, ...Array.from({ length: 1 + draw.below(draw.once(10) ? 200 : 3) }, () => line)); break;
    case 2: lines.splice(draw.below(lines.length), 0, ...lines.splice(at, 1)); break;
    case 3: lines[at] = ''; break;
    case 4: lines.splice(at, 0, ...others.slice(draw.below(others.length)).slice(0, 1 + draw.below(8))); break;
    case 5: lines.splice(at + 1); break;
    case 6: lines[at] = `${' '.repeat(draw.below(40))}${line}`; break;
    default: lines.splice(at, 2, lines.slice(at, at + 2).join(''));
  }
  return lines.join(draw.once(12) ? draw.pick(['\r\n', '\r', '\u2028', ' ', '\n\n']) : '\n');
}

/** The same change down every line, as when a column is added, dropped or doubled. */
function inColumns(text: string, draw: Draw): string {
  const separator = draw.pick([',', '\t', ';', '|', '  ', '&']);
  const column = draw.below(6);
  const kind = draw.below(4);
  const value = draw.pick(numbers);
  return text.split('\n').map((line) => {
    const cells = line.split(separator);
    if (cells.length <= column) return line;
    if (kind === 0) cells.splice(column, 1);
    else if (kind === 1) cells.splice(column, 0, cells[column]!);
    else if (kind === 2) cells[column] = value;
    else cells.reverse();
    return cells.join(separator);
  }).join('\n');
}

function inTokens(text: string, draw: Draw): string {
  const found = [...text.slice(0, 50_000).matchAll(tokens)];
  if (found.length === 0) return draw.pick(phrases);
  const { 0: token, index } = draw.pick(found);
  const end = index + token.length;
  const swap = draw.pick(found)[0];
  const instead = draw.pick([swap, '', token + token, /\d/.test(token) ? draw.pick(numbers) : draw.pick(odd), token.toUpperCase(), `"${token}"`]);
  return draw.once(8) ? text.replaceAll(token, () => instead).slice(0, 200_000) : text.slice(0, index) + instead + text.slice(end);
}

function inserted(text: string, from: readonly string[], draw: Draw): string {
  const at = draw.below(text.length + 1);
  return text.slice(0, at) + draw.pick(from) + text.slice(at);
}

function repeated(text: string, draw: Draw): string {
  const at = draw.below(text.length + 1);
  const piece = draw.once(2) ? draw.pick(draw.once(2) ? phrases : odd) : text.slice(at, at + 1 + draw.below(30));
  const times = draw.once(400) ? 20_000 : draw.once(15) ? 600 : 1 + draw.below(20);
  return text.slice(0, at) + piece.repeat(times) + text.slice(at);
}
