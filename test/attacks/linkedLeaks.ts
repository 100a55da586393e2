import { nothingDeclared } from '../../src/sdc/declaration.js';
import { between } from './seeded.js';
import { count, pick, styleOf, worldOf, written, type Axis, type Counts, type Person } from './microdata.js';
import { exactly, type Draw, type Secret } from './leaks.js';

const numbers = { earlier: [], declared: nothingDeclared };

/** Three two-way tables; the three-way table behind them was never published. */
const threeWay: Draw = (seed, leak) => {
  const { random, sex } = worldOf(seed, leak);
  const axis = (name: string, labels: readonly [string, string]): Axis => ({ name, labels, of: () => undefined });
  const smoker = axis('smoker', pick(random, [['Smoker', 'Non-smoker'], ['Current smoker', 'Never smoker']] as const));
  const hiv = axis('hiv', pick(random, [['HIV positive', 'HIV negative'], ['Tested positive', 'Tested negative']] as const));
  const many = (): number => between(random, 20, 40);
  const cells = leak ? [between(random, 1, 3), many(), many(), many(), many(), many(), many(), between(random, 2, 3)] : Array.from({ length: 8 }, () => between(random, 30, 60));
  const table = (axes: readonly Axis[], bits: readonly number[]): Counts => ({
    axes, at: (...labels) => cells.reduce((all, cell, k) => (labels.every((label, at) => axes[at]!.labels[(k >> bits[at]!) & 1] === label) ? all + cell : all), 0),
  });
  const [ab, ac, bc] = [table([sex, smoker], [2, 1]), table([sex, hiv], [2, 0]), table([smoker, hiv], [1, 0])] as const;
  const files = [ab, ac, bc].map((counts, at) => ({ name: `table${at + 1}.csv`, text: written(counts, styleOf(random)) }));
  return { kind: 'three-way', files, ...numbers, ...(leak && { secret: { ...reachOf(ab, ac, bc), truth: cells[0]! } }) };
};

/** Every value of the first cell that leaves no cell of the 2 × 2 × 2 table negative: the intruder, trying them one by one. */
function reachOf(ab: Counts, ac: Counts, bc: Counts): Pick<Secret, 'low' | 'high'> {
  const [[s, t], [a, b], [p]] = [ab.axes[0]!.labels, ab.axes[1]!.labels, ac.axes[1]!.labels] as unknown as [[string, string], [string, string], [string]];
  const fits = [...Array(1000).keys()].filter((x) => {
    const [saq, sbp, tap] = [ab.at(s, a) - x, ac.at(s, p) - x, bc.at(a, p) - x];
    const sbq = ab.at(s, b) - sbp;
    const taq = ab.at(t, a) - tap;
    const tbp = bc.at(b, p) - sbp;
    return [saq, sbp, tap, sbq, taq, tbp, ab.at(t, b) - tbp].every((cell) => cell >= 0);
  });
  return { low: fits[0]!, high: fits.at(-1)! };
}

/** A table in which one cell is rare: the few are the group apart alone. Its row is long enough to hide it in. */
interface Rare {
  readonly random: () => number;
  readonly people: readonly Person[];
  readonly axes: readonly [Axis, Axis];
  readonly counts: Counts;
  readonly row: string;
  readonly column: string;
}

function rareOf(seed: number, leak: boolean): Rare {
  const world = worldOf(seed, true);
  const { random, region, outcome } = world;
  const few = world.people.find(({ apart }) => apart)!;
  // The rare cell holds only the group apart, whom their twins join by the dozen.
  const others = world.people.filter((person) => person.apart || person.region !== few.region || person.outcome !== few.outcome);
  const people = leak ? others : [...others, ...Array.from({ length: between(random, 25, 40) }, () => few)];
  const axes = [region, outcome] as const;
  return { random, people, axes, counts: count(people, axes), row: few.region, column: few.outcome };
}

const marks = [['[c]', '[c] = fewer than 10'], ['*', '* = suppressed, fewer than 10'], ['<10', undefined], ['c', 'c: confidential, count under 10']] as const;

/** Hidden in one table; the other gives the row's sum over the hidden cell and all others. */
const marginElsewhere: Draw = (seed, leak) => {
  const rare = rareOf(seed, true);
  const { random, counts, axes, row, column, people } = rare;
  const [mark, legend] = pick(random, marks);
  const style = { ...styleOf(random), totals: false, ...(legend !== undefined && { legend }) };
  // Twins hide a second cell of the row, and of another column nobody gives the sum.
  const second = axes[1].labels.find((label) => label !== column)!;
  const hides = (labels: readonly string[]): boolean => labels[0] === row && (labels[1] === column || (!leak && labels[1] === second));
  const margin = count(people, [axes[0]]);
  const files = [
    { name: 'by_outcome.csv', text: written(counts, { ...style, ...(!leak && { legend: `${mark} = suppressed, a small count or to protect one` }), show: (value, labels) => (hides(labels) ? (leak ? mark : mark === '<10' ? '[c]' : mark) : String(value)) }) },
    { name: 'totals.csv', text: written(margin, { layout: 'long', header: style.header ?? 'n' }) },
  ];
  const known = axes[1].labels.filter((label) => label !== column).reduce((all, label) => all + counts.at(row, label), 0);
  const released = random() < 0.3;
  return {
    kind: `margin elsewhere${released ? ', earlier' : ''}`, ...numbers, files: released ? files.slice(0, 1) : files, earlier: released ? files.slice(1) : [],
    ...(leak && { secret: exactly(margin.at(row) - known, people) }),
  };
};

/** A rare count and three to protect it are hidden; another file, which names their category as a column of numbers, shows two of the three. */
const shownElsewhere: Draw = (seed, leak) => {
  const { random, counts, axes, row, column, people } = rareOf(seed, true);
  const [mark, legend] = pick(random, [['[c]', '[c] = a small count, or one hidden to protect it'], ['*', '* suppressed: below 10 or secondary suppression'], ['c', undefined]] as const);
  const second = pick(random, axes[1].labels.filter((label) => label !== column));
  const beside = pick(random, axes[0].labels.filter((label) => label !== row));
  const isHidden = (labels: readonly string[]): boolean => [row, beside].includes(labels[0]!) && labels[1] !== undefined && [column, second].includes(labels[1]);
  const only: Counts = { axes: [axes[0]], at: (...labels) => counts.at(labels[0]!, second) };
  const plain = second.toLowerCase();
  const header = plain === 'yes' ? axes[1].name : pick(random, [second, plain, `n_${plain.replaceAll(/\W+/g, '_')}`, `Number ${plain}`]);
  const shows = (value: number, labels: readonly string[]): string => (!leak && [row, beside].includes(labels[0]!) ? mark : String(value));
  const known = axes[1].labels.filter((label) => label !== column).reduce((all, label) => all + counts.at(row, label), 0);
  return {
    kind: 'shown elsewhere', ...numbers,
    files: [
      { name: 'first.csv', text: written(counts, { ...styleOf(random), layout: 'cross', totals: true, ...(legend !== undefined && { legend }), show: (value, labels) => (isHidden(labels) ? mark : String(value)) }) },
      plain === 'no' ? { name: 'second.csv', text: written({ axes: [axes[0], { ...axes[1], labels: [second] }], at: (...labels) => counts.at(...labels) }, { layout: 'long', show: shows, ...(!leak && legend !== undefined && { legend }) }) }
      : { name: 'second.csv', text: written(only, { layout: 'long', header, show: shows, ...(!leak && legend !== undefined && { legend }) }) },
    ],
    ...(leak && { secret: exactly(counts.at(row) - known, people) }),
  };
};

const near = (k: number, base: number, printed: string, decimals: number): boolean => Math.abs((100 * k) / base - Number(printed)) <= 0.5 * 10 ** -decimals + 1e-9;

/** Shares in one file; what they are shares of, or all counts but the hidden one, in another. */
const percentElsewhere: Draw = (seed, leak) => {
  const hides = seed % 2 === 0;
  const { random, counts, axes, row, column, people } = rareOf(seed, leak || hides);
  const [mark, legend] = pick(random, marks);
  const n = count(people, [axes[0]]);
  const decimals = pick(random, [1, 2]);
  const isRare = (labels: readonly string[]): boolean => labels[0] === row && labels[1] === column;
  const percent = (labels: readonly string[]): string => ((100 * counts.at(...labels)) / n.at(labels[0]!)).toFixed(decimals);
  const style = { ...styleOf(random), totals: false };
  const header = pick(random, ['percent', '%', 'Percentage of patients', 'pct', 'Row %']);
  const first = hides
    ? written(counts, { ...style, ...(legend !== undefined && { legend }), show: (value, labels) => (isRare(labels) ? mark : String(value)) })
    : written(n, { layout: 'long', header: pick(random, ['N', 'n', 'patients', 'Total']) });
  // Twins hide the share as well.
  const shares = written(counts, { ...style, layout: 'long', header, show: (_value, labels) => (!leak && hides && isRare(labels) ? mark : percent(labels)), ...(hides && !leak && legend !== undefined && { legend }) });
  const known = axes[1].labels.filter((label) => label !== column).reduce((all, label) => all + counts.at(row, label), 0);
  const fits = [...Array(500).keys()].filter((k) => near(k, hides ? k + known : n.at(row), percent([row, column]), decimals));
  return {
    kind: `percent elsewhere, ${hides ? 'count hidden' : 'no count'}`, ...numbers,
    files: [{ name: 'numbers.csv', text: first }, { name: 'percentages.csv', text: shares }],
    ...(leak && { secret: { low: fits[0]!, high: fits.at(-1)!, truth: people.filter(({ apart }) => apart).length } }),
  };
};

/** Means of nested samples: the few in between have a mean of their own. */
const means: Draw = (seed, leak) => {
  const { random, people, region } = worldOf(seed, leak);
  const parts = [people, people.filter(({ apart }) => !apart)];
  const mean = (who: readonly Person[], label: string): { n: number; mean: string } => {
    const costs = who.filter((person) => person.region === label).map(({ cost }) => cost);
    return { n: costs.length, mean: (costs.reduce((a, b) => a + b, 0) / costs.length).toFixed(2) };
  };
  const names = pick(random, [['all.csv', 'excluding_care_homes.csv'], ['main.csv', 'main_without_transfers.csv']] as const);
  const titles = pick(random, [['Mean cost, all patients', 'Mean cost, excluding care home residents'], ['Mean cost, full cohort', 'Mean cost, complete cases only']] as const);
  const file = (at: 0 | 1): { name: string; text: string } => ({
    name: names[at], text: `"${titles[at]}"\n${region.name},n,mean cost\n${region.labels.map((label) => `${label},${mean(parts[at]!, label).n},${mean(parts[at]!, label).mean}`).join('\n')}\n`,
  });
  const few = people.filter(({ apart }) => apart);
  const where = few[0]!.region;
  return {
    kind: 'means', ...numbers, files: [file(0), file(1)],
    ...(leak && { secret: exactly(mean(parts[0]!, where).n - mean(parts[1]!, where).n, people) }),
  };
};

export const linkedDraws: readonly Draw[] = [threeWay, marginElsewhere, shownElsewhere, percentElsewhere, means];
