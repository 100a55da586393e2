import type { Face, FaceTable } from './face.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function tableMarkup(table: FaceTable): string {
  const spans = new Map(table.merges.map(([top, left, bottom, right]) => [`${top} ${left}`, [bottom - top + 1, right - left + 1] as const]));
  const covered = new Set<string>();
  for (const [top, left, bottom, right] of table.merges) {
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (row !== top || column !== left) covered.add(`${row} ${column}`);
  }
  const cells = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const height = Math.max(0, ...table.cells.map(({ row }) => row + 1), ...table.merges.map(([, , bottom]) => bottom + 1));
  const width = Math.max(0, ...table.cells.map(({ column }) => column + 1), ...table.merges.map(([, , , right]) => right + 1));
  const rows = Array.from({ length: height }, (_, row) => {
    const inside = Array.from({ length: width }, (_each, column) => {
      const key = `${row} ${column}`;
      if (covered.has(key)) return '';
      const cell = cells.get(key);
      const [down, across] = spans.get(key) ?? [1, 1];
      const name = row < table.headerRows ? 'th' : 'td';
      const bold = cell?.bold === true && name === 'td' ? [`<b>`, `</b>`] : ['', ''];
      return `<${name}${down > 1 ? ` rowspan="${down}"` : ''}${across > 1 ? ` colspan="${across}"` : ''}>${'&nbsp;'.repeat((cell?.indent ?? 0) * 2)}${bold[0]}${escaped(cell?.text ?? '')}${bold[1]}</${name}>`;
    });
    return `<tr>${inside.join('')}</tr>`;
  });
  return `<table>\n${rows.join('\n')}\n</table>`;
}

/** Text and tables as a plain page: text escaped, no script, no style of its own, nothing loaded from elsewhere. */
export function writePage(face: Face): Uint8Array {
  const pieces = [
    ...face.texts.map(({ text, line }) => ({ line, markup: `<p>${escaped(text)}</p>` })),
    ...face.tables.map((table) => ({ line: table.line, markup: tableMarkup(table) })),
  ];
  // Where the source has lines, everything stands in its order; else the tables follow the text.
  const ordered = pieces.every(({ line }) => line !== undefined) ? [...pieces].sort((a, b) => a.line! - b.line!) : pieces;
  return new TextEncoder().encode(`<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"></head>\n<body>\n${ordered.map(({ markup }) => markup).join('\n')}\n</body>\n</html>\n`);
}
