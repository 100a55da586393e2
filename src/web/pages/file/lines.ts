import type { Finding } from '../../../examine/report.js';
import type { Place } from '../../../sdc/subjects.js';
import { worstMark, type Mark } from '../../words/severity.js';

export interface LineModel {
  readonly line: number;
  readonly text: string;
  readonly mark?: Mark;
  readonly findings: readonly string[];
  /** Lines left out before this one, when a long stretch without findings is folded. */
  readonly folded: number;
}

const context = 3;
const longLog = 400;

/** Text with line numbers and findings in the margin; a long log folds to what is flagged. */
export function linesModel(lines: readonly { readonly line: number; readonly text: string }[], findings: readonly Finding[], isHere: (place: Place) => boolean): LineModel[] {
  const byLine = new Map<number, Finding[]>();
  for (const finding of findings) {
    for (const line of new Set(finding.where.filter(isHere).flatMap((place) => place.line ?? []))) byLine.set(line, [...(byLine.get(line) ?? []), finding]);
  }
  const near = (line: number): boolean => [...byLine.keys()].some((flagged) => Math.abs(flagged - line) <= context);
  const folds = lines.length > longLog && byLine.size > 0;
  let folded = 0;
  return lines.flatMap(({ line, text }) => {
    const here = byLine.get(line) ?? [];
    if (folds && !near(line) && line > 20) { folded += 1; return []; }
    const model = { line, text, folded, findings: here.map((finding) => finding.id), ...(here.length > 0 ? { mark: worstMark(here) } : {}) };
    folded = 0;
    return [model];
  });
}
