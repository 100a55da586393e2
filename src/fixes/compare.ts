import type { Finding } from '../examine/report.js';
import type { FindingRef } from './fix.js';

/** What became of the findings: gone, still there, and there for the first time. Notes ask nothing of anybody and do not count. */
export interface Compared {
  readonly closes: readonly FindingRef[];
  readonly leaves: readonly FindingRef[];
  readonly brings: readonly FindingRef[];
}

/** Findings before and after (one that asked before and blocks now is new), met by rule, file and labels: a fix moves rows, it does not rename them. */
export function compare(before: readonly Finding[], after: readonly Finding[]): Compared {
  const [was, is] = [before.filter(counts), after.filter(counts)];
  const still = new Set(is.flatMap(keysOf));
  const known = new Set(was.flatMap(keysOf));
  const blocked = new Set(was.filter(({ consequence }) => consequence === 'fail').flatMap(keysOf));
  const isWorse = (finding: Finding): boolean => finding.consequence === 'fail' && keysOf(finding).some((key) => !blocked.has(key));
  const wide = new Set(was.filter((finding) => finding.where.some(({ labels }) => labels === undefined)).map(({ rule }) => rule));
  return {
    closes: was.filter((finding) => !keysOf(finding).some((key) => still.has(key))).map(refOf),
    leaves: was.filter((finding) => keysOf(finding).some((key) => still.has(key))).map(refOf),
    brings: is.filter((finding) => isWorse(finding) || (!keysOf(finding).some((key) => known.has(key)) && !(wide.has(finding.rule) && finding.verdict === 'not-evaluable'))).map(refOf),
  };
}

const counts = ({ consequence }: Finding): boolean => consequence !== 'note';

export const refOf = ({ id, rule, message }: Finding): FindingRef => ({ id, rule, message });

function keysOf({ rule, where, verdict }: Finding): string[] {
  const own = where.map(({ file, labels, part, sheet }) => [rule, verdict, file ?? '', sheet ?? '', part ?? '', labels?.join('\u001f') ?? ''].join('\u001e'));
  return own.length === 0 ? [`${rule}\u001e${verdict}`] : [...new Set(own)];
}
