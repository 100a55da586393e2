import type { Cell, TableSum } from '../../../sdc/table.js';
import type { Half } from './slack.js';

/** A total and the parts that may make it up (indices into cells). */
export interface Line {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Why a set of lines is proposed: by the words of labels, by a declaration, or by the numbers alone. */
export type Ground = 'labels' | 'declared' | 'numbers';

interface Weighed {
  readonly line: Line;
  readonly slack: number;
  readonly complete: boolean;
  readonly agrees: boolean;
  readonly impossible: boolean;
  readonly trivial: boolean;
  /** Parts are hidden, and the visible ones alone make the total. */
  readonly visibleOnly: boolean;
  readonly exact: boolean;
  readonly loose: boolean;
}

const isNumber = (cell: Cell) => cell.shown.as === 'number';
const valueOf = (cell: Cell) => (cell.shown.as === 'number' ? cell.shown.value : 0);
const bounds = ({ shown }: Cell): readonly [low: number, high: number] => {
  switch (shown.as) {
    case 'number': return [shown.value, shown.value];
    case 'censored': case 'suppressed': case 'rounded-zero': return [shown.low, shown.high];
    case 'not-applicable': return [0, 0];
    default: return [0, Number.MAX_SAFE_INTEGER];
  }
};

const epsilon = 1e-9;

function weigh(line: Line, cells: readonly Cell[], half: Half): Weighed {
  const total = cells[line.total]!;
  const parts = line.parts.map((index) => cells[index]!);
  const slack = [total, ...parts].reduce((sum, cell) => sum + half(cell), 0);
  const complete = isNumber(total) && parts.every((cell) => isNumber(cell) || cell.shown.as === 'not-applicable');
  const visible = parts.reduce((sum, cell) => sum + valueOf(cell), 0);
  const signed = parts.some((cell) => valueOf(cell) < 0);
  const hidden = parts.filter((cell) => !isNumber(cell) && cell.shown.as !== 'not-applicable').map(bounds);
  const [low, high] = hidden.reduce(([a, b], [c, d]) => [a + c, Math.min(Number.MAX_SAFE_INTEGER, b + d)], [0, 0]);
  const gap = valueOf(total) - visible;
  const tolerance = slack + epsilon * Math.max(1, Math.abs(visible));
  const shown = isNumber(total);
  const exact = Math.abs(gap) <= epsilon * Math.max(1, Math.abs(visible));
  const filled = parts.filter((cell) => valueOf(cell) !== 0).length;
  return {
    line, slack, complete, agrees: complete && Math.abs(gap) <= tolerance,
    impossible: shown && !complete && !signed && (gap < low - tolerance || gap > high + tolerance),
    trivial: filled < 2, visibleOnly: shown && !complete && filled > 0 && (exact || (slack > 0 && slack < 0.5 && Math.abs(gap) <= tolerance)),
    exact,
    loose: slack > 0 && Math.abs(valueOf(total)) <= slack * 4,
  };
}

/** Lines that add up to the last digit, four times and more, were not rounded apart: then nothing is given or taken. */
const exactly = (complete: readonly Weighed[]) => {
  const telling = complete.filter((each) => !each.trivial);
  return telling.length >= 4 && telling.every((each) => each.exact);
};

/**
 * The lines that hold. The complete ones vote: four in five must add up, or the whole set is not additive (medians, shares
 * of overlapping groups). Lines with hidden cells cannot vote; they are believed when their siblings add up, or when a
 * label says so and what is hidden can make up the difference. Numbers alone need four lines and no exception.
 */
export function judge(lines: readonly Line[], cells: readonly Cell[], half: Half, ground: Ground): TableSum[] {
  const weighed = lines.filter(({ parts }) => parts.length > 0).map((line) => weigh(line, cells, half));
  const complete = weighed.filter((each) => each.complete);
  const agreeing = complete.filter((each) => each.agrees);
  const incomplete = weighed.filter((each) => !each.complete);
  const possible = incomplete.filter((each) => !each.impossible || each.visibleOnly);
  if (ground === 'numbers') {
    const telling = agreeing.filter((each) => !each.trivial && !each.loose);
    if (telling.length < 4 || agreeing.length < complete.length || possible.length < incomplete.length) return [];
  }
  if (ground !== 'declared') {
    if (agreeing.length < complete.length * 0.8) return [];
    if (complete.length === 0 && possible.length < incomplete.length * 0.8) return [];
  }
  const because = ground === 'declared' ? 'declared' : agreeing.length > 0 ? 'arithmetic' : 'labels';
  const strict = exactly(complete);
  return [...agreeing, ...possible].map(({ line, slack, visibleOnly, impossible }) => {
    const fromVisible = visibleOnly && (strict || slack < 0.5 || impossible);
    return { total: line.total, parts: fromVisible ? line.parts.filter((index) => isNumber(cells[index]!)) : line.parts, slack: strict ? 0 : slack, because };
  });
}
