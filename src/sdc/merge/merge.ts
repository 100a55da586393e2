/**
 * Joining categories until every count may be shown, at the least loss of information. The loss of a merge is
 * what a reader no longer knows of where people are: Σ n·log2(n / N) over the cells of the whole, minus the same
 * after merging (the entropy of a partition; Willenborg & de Waal, "Elements of statistical disclosure control",
 * 2001, chapter 6). Exact: dynamic programming over an order, and over a hierarchy.
 */

/** One category: its counts in each column of the table (one number for a plain list). Whole, ≥ 0. */
export interface Category {
  readonly label: string;
  readonly counts: readonly number[];
}

/** What a merged category must satisfy. */
export interface MergeLimits {
  /** Every count is at least this … */
  readonly least: number;
  /** … or 0, where an empty cell may be shown. */
  readonly zerosMayShow: boolean;
}

export interface Merged {
  /** Each new category, as the labels it joins, in order. */
  readonly groups: readonly (readonly string[])[];
  readonly counts: readonly (readonly number[])[];
  /** Bits of information lost, over all people together; 0 = nothing was merged. */
  readonly lost: number;
  /** People whose category became coarser. */
  readonly people: number;
}

/** A hierarchy: a node with children is their sum. Counts stand at the leaves. */
export interface Branch {
  readonly label: string;
  readonly counts?: readonly number[];
  readonly children?: readonly Branch[];
}

/**
 * Joins neighbours in the order given (ages, sizes, dates) into the groups that lose least. Null if not even one
 * group of everything will do. Time grows with the square of the categories.
 */
export function mergeOrdered(categories: readonly Category[], limits: MergeLimits): Merged | null {
  const k = categories.length;
  checkCounts(categories, limits);
  if (k === 0) return null;
  // keep[i] = the most information that groups of the first i categories can keep.
  const keep: (number | null)[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= k; end++) {
    let best: number | null = null;
    let bestFrom = 0;
    let sum: readonly number[] = categories[end - 1]!.counts.map(() => 0);
    for (let start = end - 1; start >= 0; start--) {
      sum = add(sum, categories[start]!.counts);
      const before = keep[start]!;
      if (before === null || !mayShow(sum, limits)) continue;
      const kept = before + information(sum);
      // On a tie the shorter last group wins: more categories stay.
      if (best === null || kept > best + 1e-9) {
        best = kept;
        bestFrom = start;
      }
    }
    keep[end] = best;
    from[end] = bestFrom;
  }
  if (keep[k] === null) return null;
  const cuts: [number, number][] = [];
  for (let end = k; end > 0; end = from[end]!) cuts.unshift([from[end]!, end]);
  return resultOf(cuts.map(([start, end]) => categories.slice(start, end)));
}

/**
 * Rolls children up into their parent where they may not be shown, keeping every finer level that may. All children
 * of a node stay or none does: with some missing, the parent minus the others would give them away.
 */
export function mergeHierarchy(root: Branch, limits: MergeLimits): Merged | null {
  const settle = (node: Branch): Category[][] | null => {
    const leaves = leavesOf(node);
    const finer = node.children?.map(settle);
    const kept = finer?.every((groups) => groups !== null) ? finer.flatMap((groups) => groups!) : null;
    if (kept && kept.length > 0) return kept;
    return mayShow(total(leaves), limits) ? [leaves] : null;
  };
  const leaves = leavesOf(root);
  checkCounts(leaves, limits);
  const groups = settle(root);
  return groups ? resultOf(groups) : null;
}

/** What leaving a category out of the table would cost: its people, and the information its cells hold. */
export function dropCost(category: Category): { readonly cells: number; readonly people: number; readonly lost: number } {
  const people = category.counts.reduce((sum, n) => sum + n, 0);
  return { cells: category.counts.length, people, lost: information(category.counts) - information([people]) };
}

function leavesOf(node: Branch): Category[] {
  if (node.children && node.children.length > 0) return node.children.flatMap(leavesOf);
  return [{ label: node.label, counts: node.counts ?? [] }];
}

function mayShow(counts: readonly number[], { least, zerosMayShow }: MergeLimits): boolean {
  return counts.every((n) => n >= least || (n === 0 && zerosMayShow));
}

/** −Σ n·log2 n: what is kept of a cell's people, up to a constant of the whole table. */
function information(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum - (n > 0 ? n * Math.log2(n) : 0), 0);
}

function add(a: readonly number[], b: readonly number[]): number[] {
  return a.map((n, i) => n + b[i]!);
}

function total(categories: readonly Category[]): readonly number[] {
  return categories.map((category) => category.counts).reduce((a, b) => add(a, b), categories[0]!.counts.map(() => 0));
}

function resultOf(groups: readonly (readonly Category[])[]): Merged {
  const counts = groups.map(total);
  const before = groups.flat().reduce((sum, category) => sum + information(category.counts), 0);
  const after = counts.reduce((sum, all) => sum + information(all), 0);
  const coarser = groups.flatMap((group, g) => (group.length > 1 ? counts[g]! : []));
  return {
    groups: groups.map((group) => group.map((category) => category.label)),
    counts,
    lost: Math.max(0, before - after),
    people: coarser.reduce((sum, n) => sum + n, 0),
  };
}

function checkCounts(categories: readonly Category[], { least }: MergeLimits): void {
  if (!(least >= 0)) throw new RangeError('the least count is 0 or more');
  const width = categories[0]?.counts.length;
  for (const { label, counts } of categories) {
    if (counts.length !== width || counts.length === 0) throw new RangeError(`${label}: as many counts as the others, at least one`);
    if (counts.some((n) => !Number.isSafeInteger(n) || n < 0)) throw new RangeError(`${label}: counts are whole and 0 or more`);
  }
}
