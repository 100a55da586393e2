import type { Relation, Sum, System, Variable } from '../../src/sdc/audit/index.js';
import { between } from './seeded.js';
import { allCodes, cellIndex, filled, flat, hidden, legend, nested, published, randomTruth, rounded, shown, sumsOf, type Published, type Tree } from './shapes.js';

type Random = () => number;

/** A kind of publication that somebody might believe safe; each call draws one. */
export interface Kind {
  readonly name: string;
  readonly draw: (random: Random) => Published;
}

/** No number in a case exceeds this by much, so that an intruder can try every table. */
const SMALL = 4;

/** How a cell that is not shown is written: without a legend, with one, or as a mix. */
function writer(random: Random): (value: number) => Variable {
  const style = between(random, 0, 2);
  return (value) => {
    if (style === 0 || value >= 5) return hidden;
    return style === 1 ? legend(0, 4) : value > 0 && random() < 0.7 ? legend(1, 4) : hidden;
  };
}

function suppressing(name: string, trees: (random: Random) => Tree[], isHidden: (random: Random, trees: readonly Tree[]) => (codes: readonly number[]) => boolean): Kind {
  return {
    name,
    draw: (random) => {
      const shape = trees(random);
      const truth = randomTruth(random, shape, SMALL);
      const hides = isHidden(random, shape);
      const write = writer(random);
      const codes = [...allCodes(shape)];
      return published(name, shape, truth, (value, cell) => (hides(codes[cell]!) ? write(value) : shown(value)));
    },
  };
}

const atRandom = (random: Random) => {
  const share = 0.15 + 0.5 * random();
  return () => random() < share;
};

/** Only inner cells are hidden, by a rule on their place (from 0). */
const inner = (rule: (i: number, j: number) => boolean) => () => (codes: readonly number[]) =>
  codes.every((c) => c > 0) && rule(codes[0]! - 1, codes[1]! - 1);

const square = (n: number, m = n) => () => [flat(n), flat(m)];

/** A leaf belongs to two trees at once: districts, and coast or inland (rules.md D24). */
function crossing(random: Random): Published {
  const leaves = between(random, 3, 5);
  const truth = Array.from({ length: leaves }, () => between(random, 0, SMALL));
  const sums: Sum[] = [];
  for (let partition = 0; partition < 2; partition++) {
    const groups = [[] as number[], [] as number[]];
    for (let leaf = 0; leaf < leaves; leaf++) groups[between(random, 0, 1)]!.push(leaf);
    const made = groups.filter((g) => g.length > 0).map((parts) => {
      truth.push(parts.reduce((sum, leaf) => sum + truth[leaf]!, 0));
      sums.push({ total: truth.length - 1, parts });
      return truth.length - 1;
    });
    if (partition === 0) truth.push(truth.slice(0, leaves).reduce((a, b) => a + b, 0));
    const all = partition === 0 ? truth.length - 1 : sums.find((s) => s.parts.some((p) => p >= leaves))!.total;
    sums.push({ total: all, parts: made });
  }
  const write = writer(random);
  const system = { variables: truth.map((v) => (random() < 0.45 ? write(v) : shown(v))), sums };
  return { name: 'crossing hierarchies', system, truth };
}

/** Two-way margins published, the three-way cells not (rules.md D07). */
function margins(random: Random): Published {
  const trees = [flat(2), flat(2), flat(between(random, 2, 3))];
  const truth = randomTruth(random, trees, 3);
  const codes = [...allCodes(trees)];
  return published('three-way margins', trees, truth, (value, cell) => (codes[cell]!.every((c) => c > 0) ? hidden : shown(value)));
}

/** The same table for everybody and for a part: the rest is the difference (rules.md D06). */
function linked(random: Random): Published {
  const trees = [flat(2), flat(between(random, 2, 3))];
  const cells = [...allCodes(trees)].length;
  const parts = [randomTruth(random, trees, 3), randomTruth(random, trees, 3)];
  const truth = [...parts[0]!.map((v, i) => v + parts[1]![i]!), ...parts.flat()];
  const sums = sumsOf(trees);
  const shift = (by: number) => sums.map(({ total, parts }) => ({ total: total + by, parts: parts.map((p) => p + by) }));
  const share = 0.2 + 0.4 * random();
  const write = writer(random);
  const system: System = {
    variables: truth.map((v) => (random() < share ? write(v) : shown(v))),
    sums: [...sums, ...shift(cells), ...shift(2 * cells), ...Array.from({ length: cells }, (_, i) => ({ total: i, parts: [i + cells, i + 2 * cells] }))],
  };
  return { name: 'linked tables', system, truth };
}

/** Every cell rounded on its own: the sums hold for the truth, the reader sees intervals. */
function roundedCells(random: Random): Published {
  const trees = random() < 0.5 ? [flat(between(random, 2, 3)), flat(2)] : [nested(2, 2)];
  const base = random() < 0.5 ? 3 : 5;
  const truth = randomTruth(random, trees, 6);
  const trueTotal = random() < 0.4;
  return published('rounding', trees, truth, (value, cell) => (trueTotal && cell === 0 ? shown(value) : rounded(value, base)));
}

/** Totals that were themselves estimated: right to within a slack. */
function slackSums(random: Random): Published {
  const trees = [flat(between(random, 2, 3)), flat(2)];
  const truth = filled(trees, () => between(random, 0, SMALL));
  const slack = between(random, 1, 2);
  const write = writer(random);
  const made = published('slack', trees, truth, (value) => (random() < 0.4 ? write(value) : shown(value)));
  return { ...made, system: { ...made.system, sums: made.system.sums.map((sum) => (random() < 0.5 ? { ...sum, slack } : sum)) } };
}

/** A share in whole per cent beside a hidden count: 100·n − p·N lies within half a per cent of N. */
function percentages(random: Random): Published {
  const n = between(random, 2, 4);
  const trees = [flat(n)];
  const truth = randomTruth(random, trees, 6);
  const total = Math.max(1, truth[0]!);
  const relations: Relation[] = [];
  for (let i = 1; i <= n; i++) {
    if (random() < 0.5) continue;
    const percent = Math.round((100 * truth[i]!) / total);
    relations.push({ terms: [{ variable: i, times: 200 }, { variable: 0, times: -(2 * percent - 1) }], low: 0, high: Infinity });
    relations.push({ terms: [{ variable: i, times: 200 }, { variable: 0, times: -(2 * percent + 1) }], low: -Infinity, high: 0 });
  }
  const showTotal = random() < 0.6;
  const made = published('percentages', trees, truth, (value, cell) => (cell === 0 && showTotal ? shown(value) : random() < 0.7 ? hidden : shown(value)));
  return { ...made, system: { ...made.system, relations } };
}

/** The gallery: shapes that chance rarely draws first, then chance. */
export const kinds: readonly Kind[] = [
  suppressing('joined squares', square(4), inner((i, j) => i < 2 === j < 2 || (i === 1 && j === 2))),
  suppressing('two joins', square(4), inner((i, j) => i < 2 === j < 2 || (i === 1 && j === 2) || (i === 2 && j === 1))),
  suppressing('chain', square(4), inner((i, j) => j === i || j === i + 1)),
  suppressing('ring', square(4), inner((i, j) => j === i || j === (i + 1) % 4)),
  suppressing('staircase', square(4, 3), inner((i, j) => j >= i - 1 && j <= i)),
  suppressing('checkerboard', square(4), inner((i, j) => (i + j) % 2 === 0)),
  suppressing('full interior', square(3, 2), inner(() => true)),
  suppressing('one hierarchy', () => [nested(2, 3)], atRandom),
  suppressing('nested by flat', () => [nested(2, 2), flat(2)], atRandom),
  suppressing('nested by nested', () => [nested(2, 2), nested(2, 1)], atRandom),
  { name: 'crossing hierarchies', draw: crossing },
  { name: 'three-way margins', draw: margins },
  suppressing('three-way', () => [flat(2), flat(2), flat(2)], atRandom),
  { name: 'linked tables', draw: linked },
  { name: 'rounding', draw: roundedCells },
  { name: 'slack', draw: slackSums },
  { name: 'percentages', draw: percentages },
  suppressing('two-way by chance', (random) => [flat(between(random, 2, 4)), flat(between(random, 2, 3))], atRandom),
];

/** Bound what is open, so that the intruder has finitely many tables to try. Changes the question, for both sides alike. */
export function bounded({ name, system, truth }: Published): Published {
  const most = Math.max(...truth) + 1;
  return { name, truth, system: { ...system, variables: system.variables.map((v) => ({ ...v, high: Math.min(v.high, most) })) } };
}

export { cellIndex };
