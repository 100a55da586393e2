import type { Category, Cell, CellPlace, Dimension, Measure, Shown } from '../../sdc/table.js';
import { dimensionRole, isOrdered, roleOf } from './labels.js';
import type { WordGuess } from './measure-words.js';
import { unitOf } from './measure-words.js';

/** Cells kept of one table: more than any human reads, few enough to hold. */
export const maxCells = 200_000;

interface Axis {
  readonly name: string;
  readonly axis: Dimension['axis'];
  readonly categories: Category[];
  readonly index: Map<string, number>;
}

/** A table under construction: dimensions and measures grow as cells arrive. */
export interface Draft {
  readonly axes: readonly Axis[];
  readonly measures: Measure[];
  readonly measureIndex: Map<string, number>;
  readonly cells: Cell[];
  /** Cells that did not fit. */
  dropped: number;
}

export const startDraft = (dimensions: readonly { readonly name: string; readonly axis: Dimension['axis'] }[]): Draft =>
  ({ axes: dimensions.map(({ name, axis }) => ({ name, axis, categories: [], index: new Map() })), measures: [], measureIndex: new Map(), cells: [], dropped: 0 });

export function categoryOf(draft: Draft, axis: number, label: string, role?: Category['role']): number {
  const { index, categories } = draft.axes[axis]!;
  let found = index.get(label);
  if (found === undefined) {
    found = categories.length;
    index.set(label, found);
    categories.push({ label, role: role ?? roleOf(label) });
  }
  return found;
}

/** The measure of this name and kind, made the first time it is met. */
export function measureIn(draft: Draft, label: string, guess: WordGuess): number {
  const { kind, quantile, confidence } = guess;
  const key = `${kind}|${quantile ?? ''}|${label}`;
  const found = draft.measureIndex.get(key);
  if (found !== undefined) {
    if (draft.measures[found]!.confidence < confidence) draft.measures[found] = { ...draft.measures[found]!, confidence };
    return found;
  }
  const { unit, per, weighted, rounding } = guess;
  draft.measureIndex.set(key, draft.measures.length);
  return draft.measures.push({
    kind, label, unit: unit && unit !== 'unknown' ? unit : unitOf(label), confidence, source: 'inferred',
    ...(quantile === undefined ? {} : { quantile }), ...(per === undefined ? {} : { per }),
    ...(weighted ? { weighted } : {}), ...(rounding ? { rounding } : {}),
  }) - 1;
}

export function putCell(draft: Draft, at: CellPlace, coords: readonly number[], content: { measure: number; text: string; shown: Shown }): void {
  if (draft.cells.length >= maxCells) draft.dropped++;
  else draft.cells.push({ at, coords, ...content });
}

/** The finished dimensions. The first of a stacked table lists variables, which say nothing about anyone by themselves. */
export function dimensionsOf(draft: Draft, stacked: boolean): Dimension[] {
  return draft.axes.map(({ name, axis, categories }, d) => {
    const labels = categories.filter(({ role }) => role === 'ordinary').map(({ label }) => label);
    return { name, axis, role: stacked && d === 0 ? 'unknown' : dimensionRole(stacked && d === 1 ? '' : name, labels), categories, ordered: isOrdered(labels) };
  });
}
