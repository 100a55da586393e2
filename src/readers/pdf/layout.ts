/** One run of text on a page, in points from the bottom left. */
export interface Run { readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * A page's runs as lines of a fixed-width text, as near to their places as characters allow, so that columns line up
 * and the parsers of printed tables can read them.
 */
export const linesOfPage = (runs: readonly Run[]): string[] => {
  const said = runs.filter(({ text }) => text.trim() !== '');
  if (said.length === 0) return [];
  const widths = said.filter(({ text, width }) => width > 0 && text.length > 1).map(({ text, width }) => width / text.length).sort((a, b) => a - b);
  const character = Math.max(1, widths[widths.length >> 1] ?? 5) * 0.9;
  const left = Math.min(...said.map(({ x }) => x));
  const height = said.map((run) => run.height).sort((a, b) => a - b)[said.length >> 1] || 10;
  const lines: { y: number; runs: Run[] }[] = [];
  for (const run of [...said].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && Math.abs(line.y - run.y) < height * 0.5) line.runs.push(run); else lines.push({ y: run.y, runs: [run] });
  }
  const out: string[] = [];
  let above = lines[0]!.y;
  for (const { y, runs: onLine } of lines) {
    // A gap of more than a line and a half is a blank line.
    if (above - y > height * 2.2) out.push('');
    above = y;
    let text = '';
    let end = -Infinity;
    for (const run of onLine.sort((a, b) => a.x - b.x)) {
      const column = Math.min(2_000, Math.round((run.x - left) / character));
      const gap = run.x - end;
      if (gap > character * 1.6) text = text.padEnd(Math.max(column, text.length + 2)); else if (gap > character * 0.25 && !text.endsWith(' ')) text += ' ';
      text += run.text;
      end = run.x + run.width;
    }
    out.push(text.trimEnd());
  }
  return out;
};
