import type { FileReading } from '../readers/index.js';
import { faceOf, rowsOf, type FaceTable } from './face.js';
import { withoutUnseen } from './write-text.js';

/** Characters that nobody sees do not count; blanks count as one, as they do on a page; figures of a number do not change by how they are spaced. */
const plain = (text: string): string => withoutUnseen(text).replace(/[\s\u00a0]+/g, ' ').trim();

/** A table as text, without the blank rows at its end. */
function printed(table: FaceTable): string {
  const rows = rowsOf(table).map((row) => row.map(plain).join('\u001f').replace(/\u001f+$/, ''));
  while (rows.at(-1) === '') rows.pop();
  return rows.join('\u001e');
}

const marksOf = ({ reading }: FileReading): string =>
  reading.facts.filter(({ is }) => is === 'svg-marks').map(({ count, detail }) => `${String(detail?.['shape'])} ${count}`).sort().join();

/** What a copy shows otherwise than its original, in a sentence; undefined when they show the same. */
export function differenceOf(original: FileReading, copy: FileReading): string | undefined {
  const [before, after] = [faceOf(original.reading), faceOf(copy.reading)];
  const tables = [before, after].map((face) => face.tables.map(printed).filter((table) => table !== ''));
  if (tables[0]!.length !== tables[1]!.length) return `The copy shows ${tables[1]!.length} tables where the file shows ${tables[0]!.length}, so it was not made.`;
  const at = tables[0]!.findIndex((table, index) => table !== tables[1]![index]);
  if (at >= 0) return `Table ${at + 1} of the copy does not show the same as in the file, so it was not made.`;
  // Of a workbook the sheets are kept, not the text that stands on or around them.
  const texts = copy.kind === 'xlsx' ? ['', ''] : [before, after].map((face) => face.texts.map(({ text }) => plain(text)).filter((text) => text !== '').sort().join('\n'));
  if (texts[0] !== texts[1]) return 'The text of the copy is not that of the file, so it was not made.';
  return marksOf(original) === marksOf(copy) ? undefined : 'The copy draws other marks than the figure, so it was not made.';
}
