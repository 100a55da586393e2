import type { Finding } from '../../../examine/report.js';

/** What someone could work out, as a number line: positions are 0 to 1000. */
export interface IntervalPicture {
  readonly from: number;
  readonly to: number;
  readonly look: 'exact' | 'narrow' | 'wide';
  readonly words: string;
  readonly low: string;
  readonly high: string;
}

const numberIn = (value: unknown): number | undefined => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined;
  return number !== undefined && Number.isFinite(number) ? number : undefined;
};

/** The bounds a finding carries in its evidence: `low` and `high`, or a `value` that follows exactly. */
export function boundsIn({ evidence }: Finding): { readonly low: number; readonly high: number } | undefined {
  const [low, high, value] = ['low', 'high', 'value'].map((name) => numberIn(evidence?.[name]));
  if (low !== undefined && high !== undefined && low <= high) return { low, high };
  return value === undefined ? undefined : { low: value, high: value };
}

/** Drawn over a line from 0 to a round number above the interval. */
export function intervalPicture(finding: Finding): IntervalPicture | undefined {
  const bounds = boundsIn(finding);
  if (!bounds) return undefined;
  const { low, high } = bounds;
  const end = roundUp(Math.max(high, 10));
  const start = Math.min(0, low);
  const at = (value: number): number => Math.round(((value - start) / (end - start)) * 1000);
  const look = low === high ? 'exact' : finding.consequence === 'fail' ? 'narrow' : 'wide';
  return { from: at(low), to: at(high), look, words: low === high ? `exactly ${low}` : `${low} to ${high}`, low: String(start), high: String(end) };
}

const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / power) * power;
};
