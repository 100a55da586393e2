import type { Cell, Measure } from '../../../sdc/table.js';

const bases = [100, 50, 20, 10, 7, 5, 3] as const;

/** The base that divides every whole number given, and how likely chance alone would do so. */
export function baseOf(values: readonly number[]): { base: number; chance: number } {
  const whole = values.filter((value) => Number.isInteger(value) && value !== 0);
  if (whole.length < values.filter((value) => value !== 0).length || whole.length < 2) return { base: 1, chance: 1 };
  const base = bases.find((each) => whole.every((value) => value % each === 0));
  return base === undefined ? { base: 1, chance: 1 } : { base, chance: base ** -new Set(whole).size };
}

/** How far a printed number may stand from the true one. */
export type Half = (cell: Cell) => number;

export interface Halves {
  readonly half: Half;
  /** Nothing but the look of the numbers says that they are rounded. */
  readonly guessed: boolean;
}

/** Whole numbers taken as printed. */
export const exactHalf: Half = () => 0;

/** The most that rounding to a base moves a whole number: half way for "nearest", all but one for base 3, which is rounded at random. */
const reach = (base: number) => (base === 3 ? 2 : Math.floor(base / 2));

/**
 * The rounding that the numbers of one measure show, as printed. Whole numbers are exact unless a base is declared, is in
 * a legend, or divides them all more often than chance would (1 in 100).
 */
export function halfWidths(cells: readonly Cell[], measure: Measure, isInner: (cell: Cell) => boolean): Halves {
  const numbers = (keep: (cell: Cell) => boolean) => cells.flatMap((cell) => (cell.shown.as === 'number' && keep(cell) ? [cell.shown.value] : []));
  const all = numbers(() => true);
  const whole = all.every(Number.isInteger);
  const found = [baseOf(all), baseOf(numbers(isInner))].filter(({ chance }) => chance < 0.01).map(({ base }) => base);
  const repeated = all.length >= 3 && new Set(all).size === 1 ? baseOf([...all]).base : 1;
  const base = measure.rounding?.base ?? Math.max(1, repeated, ...found);
  const decimals = cells.flatMap(({ shown }) => (shown.as === 'number' ? [shown.decimals] : []));
  const most = Math.min(9, decimals.reduce((a, b) => Math.max(a, b), 0));
  const guessed = whole && base > 1 && measure.rounding === undefined;
  const half: Half = ({ shown }) => {
    if (shown.as !== 'number') return 0;
    if (whole) return base > 1 ? reach(base) : 0;
    if (measure.kind === 'percent' && shown.value === 100) return 0;
    const printed = measure.kind === 'percent' ? shown.decimals : most;
    return 0.5 * 10 ** -printed + Math.abs(shown.value) * 1e-12;
  };
  return { half, guessed };
}
