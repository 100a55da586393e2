/** The characters that may separate fields, in the order they win a tie. */
export const separators = [',', '\t', ';', '|'] as const;
export type Separator = (typeof separators)[number];

export interface SeparatorGuess {
  readonly separator: Separator;
  /** 0 (nothing in the text separates) to 1. */
  readonly confidence: number;
}

const sampleLines = 600;

/** One line cut at a separator outside quotation marks. For weighing evidence only; csv-parse reads the file. */
export function cut(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

const numeric = /^[-+(<>≤≥~]*[£$€]?\d[\d.,' \u00a0\u2009]*%?\)?\*{0,3}$/;

/** Whether a cell makes sense as one cell: a number, or text in which no other separator stands between digits. */
const sensible = (cell: string): boolean => {
  const text = cell.trim();
  return text === '' || numeric.test(text) || !(/[\t|;]/.test(text) || /\d,\d/.test(text));
};

function score(lines: readonly string[], separator: Separator): number {
  const widths = new Map<number, number>();
  let separated = 0;
  let cells = 0;
  let good = 0;
  for (const line of lines) {
    const parts = cut(line, separator);
    if (parts.length > 1) separated++;
    widths.set(parts.length, (widths.get(parts.length) ?? 0) + 1);
    for (const part of parts.slice(0, 200)) {
      cells++;
      if (sensible(part)) good++;
    }
  }
  if (separated === 0) return 0;
  const modal = Math.max(...[...widths].filter(([width]) => width > 1).map(([, times]) => times));
  return (separated / lines.length) * (modal / separated) ** 0.5 * (good / cells) ** 2;
}

/** Lines from the head, the middle and the end, so that a long preamble cannot decide alone. */
function sampleOf(text: string): string[] {
  const size = 64 * 1024;
  const pieces = text.length <= size * 3
    ? [text]
    : [0, Math.floor(text.length / 2), text.length - size].map((from) => text.slice(from, from + size).replace(/^[^\r\n]*/, from ? '' : '$&'));
  return pieces
    .flatMap((piece) => piece.split(/\r\n|\n|\r/).slice(0, sampleLines))
    .filter((line) => line.trim() !== '')
    .map((line) => line.slice(0, 20_000));
}

/** Which character separates the fields of a text, by how evenly it cuts the lines and how sensible the pieces are. */
export function guessSeparator(text: string): SeparatorGuess {
  const lines = sampleOf(text);
  if (lines.length === 0) return { separator: ',', confidence: 0 };
  let best: SeparatorGuess = { separator: ',', confidence: 0 };
  for (const separator of separators) {
    const confidence = score(lines, separator);
    if (confidence > best.confidence + 1e-9) best = { separator, confidence };
  }
  return best;
}
