import type { Finder, FoundRow } from './found.js';

/** Stata's `summarize, detail`: percentiles, the four smallest and largest values, and moments. */
export const detail: Finder = (lines, at) => {
  if (!/^\s*Percentiles\s+Smallest\s*$/.test(lines[at] ?? '')) return undefined;
  let top = at;
  while (top > 0 && at - top < 3 && lines[top - 1]!.trim() !== '') top -= 1;
  let bottom = at + 1;
  const rows: FoundRow[] = [];
  let part = 'smallest';
  while (bottom < lines.length && bottom - at < 16) {
    const text = lines[bottom]!;
    if (/^\.( |$)/.test(text)) break;
    if (/Largest/.test(text)) part = 'largest';
    const percentile = /^\s*(\d{1,2}%)\s+(\S+)(?:\s+([-\d.,e+]+))?(?=\s|$)/.exec(text);
    const named = /(Obs|Sum of Wgt\.|Mean|Std\. Dev\.|Variance|Skewness|Kurtosis)\s+(\S+)\s*$/.exec(text);
    if (percentile) rows.push({ line: bottom, cells: [percentile[1] === '50%' ? 'Median' : `Percentile ${percentile[1]}`, percentile[2]!] });
    if (percentile?.[3] !== undefined && percentile[1] !== '50%' && !(named && named[2] === percentile[3] && !/\S\s+\S+\s+\S+\s+/.test(text.trim().slice(percentile[1]!.length)))) rows.push({ line: bottom, cells: [`One of the four ${part}`, percentile[3]] });
    if (named) rows.push({ line: bottom, cells: [named[1]!, named[2]!] });
    bottom += 1;
    if (/Kurtosis/.test(text)) break;
  }
  if (rows.length === 0) return undefined;
  const title = lines.slice(top, at).find((text) => /[A-Za-z]/.test(text))?.trim() ?? '';
  return { from: top, to: bottom, tables: [{ rows: [{ line: at, cells: ['Statistic', 'Value'] }, ...rows], hints: { title, headerRows: 1, stubColumns: 1, writer: 'stata summarize, detail' } }] };
};
