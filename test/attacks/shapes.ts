import type { Relation, Sum, System, Variable } from '../../src/sdc/audit/system.js';
import { between } from './seeded.js';

/** A tree of codes: the children of each inner node, by index; node 0 is the total. */
export type Tree = readonly (readonly number[])[];

/** A table on trees (one per dimension), with the true value of every cell and how each is published. */
export interface Published {
  readonly name: string;
  readonly system: System;
  /** A table that agrees with what is published: the one it was made from. */
  readonly truth: readonly number[];
}

export const flat = (leaves: number): Tree => [
  Array.from({ length: leaves }, (_, i) => i + 1),
  ...Array.from({ length: leaves }, () => []),
];

/** A total, `groups` groups, `each` leaves in every group. */
export function nested(groups: number, each: number): Tree {
  const tree: number[][] = [Array.from({ length: groups }, (_, g) => g + 1)];
  for (let g = 0; g < groups; g++) tree.push(Array.from({ length: each }, (_, k) => 1 + groups + g * each + k));
  for (let leaf = 0; leaf < groups * each; leaf++) tree.push([]);
  return tree;
}

/** Index of a cell from its codes, the last dimension fastest. */
export function cellIndex(trees: readonly Tree[], codes: readonly number[]): number {
  return codes.reduce((index, code, d) => index * trees[d]!.length + code, 0);
}

export function* allCodes(trees: readonly Tree[]): Generator<number[]> {
  const [first, ...rest] = trees;
  if (!first) {
    yield [];
    return;
  }
  for (const code of first.keys()) for (const more of allCodes(rest)) yield [code, ...more];
}

/** Every parent = the sum of its children, in every dimension, whatever the other codes. */
export function sumsOf(trees: readonly Tree[]): Sum[] {
  const sums: Sum[] = [];
  for (const codes of allCodes(trees)) {
    trees.forEach((tree, d) => {
      const children = tree[codes[d]!]!;
      if (children.length === 0) return;
      sums.push({ total: cellIndex(trees, codes), parts: children.map((child) => cellIndex(trees, codes.with(d, child))) });
    });
  }
  return sums;
}

/** Fill the leaves, add up the rest. */
export function filled(trees: readonly Tree[], leaf: (codes: readonly number[]) => number): number[] {
  const values = new Map<number, number>();
  const valueOf = (codes: readonly number[]): number => {
    const index = cellIndex(trees, codes);
    const known = values.get(index);
    if (known !== undefined) return known;
    const d = trees.findIndex((tree, k) => tree[codes[k]!]!.length > 0);
    const value = d < 0 ? leaf(codes) : trees[d]![codes[d]!]!.reduce((sum, child) => sum + valueOf(codes.with(d, child)), 0);
    values.set(index, value);
    return value;
  };
  return [...allCodes(trees)].map(valueOf);
}

export const hidden: Variable = { low: 0, high: Infinity, whole: true };
export const shown = (value: number): Variable => ({ low: value, high: value, whole: true });
/** The legend says what a symbol stands for. */
export const legend = (low: number, high: number): Variable => ({ low, high, whole: true });
/** A count rounded to the nearest multiple of `base`. */
export function rounded(value: number, base: number): Variable {
  const shownAs = Math.round(value / base) * base;
  return { low: Math.max(0, shownAs - Math.floor(base / 2)), high: shownAs + Math.floor(base / 2), whole: true };
}

/** Suppress at random, or by a shape; censor, round, or link: whatever `publish` makes of each cell. */
export function published(name: string, trees: readonly Tree[], truth: readonly number[], publish: (value: number, cell: number) => Variable): Published {
  return { name, truth, system: { variables: truth.map(publish), sums: sumsOf(trees) } };
}

export function randomTruth(random: () => number, trees: readonly Tree[], most: number): number[] {
  return filled(trees, () => between(random, 0, most));
}

export function withRelations({ name, system, truth }: Published, relations: readonly Relation[]): Published {
  return { name, truth, system: { ...system, relations } };
}
