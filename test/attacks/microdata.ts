import { between, seeded } from './seeded.js';

/** One invented person. `apart` marks the few (or the many) that two tables or releases leave between them. */
export interface Person {
  readonly age: number;
  readonly sex: string;
  readonly region: string;
  readonly outcome: string;
  readonly apart: boolean;
  /** A magnitude in whole pounds, for means. */
  readonly cost: number;
}

/** A classification as one researcher writes it: its name, its labels, and who falls under each. */
export interface Axis {
  readonly name: string;
  readonly labels: readonly string[];
  readonly of: (person: Person) => string | undefined;
}

export interface World {
  readonly random: () => number;
  readonly people: readonly Person[];
  /** Where the few are. */
  readonly few: Pick<Person, 'sex' | 'region' | 'outcome'>;
  readonly sex: Axis;
  readonly region: Axis;
  readonly outcome: Axis;
  /** Sex labelled by code, for the second file of a careless researcher. */
  readonly bySexCode: Axis;
}

const regions = [['North', 'South', 'East', 'West'], ['Leeds', 'York', 'Hull'], ['Coastal', 'Inland', 'Island'], ['Region A', 'Region B', 'Region C', 'Region D']];
const outcomes = [
  { name: 'smoker', labels: ['Yes', 'No'] }, { name: 'Smoking status', labels: ['Current', 'Former', 'Never'] }, { name: 'asthma', labels: ['Asthma', 'No asthma'] },
  { name: 'hiv_test', labels: ['Positive', 'Negative'] }, { name: 'Vaccinated', labels: ['Two doses', 'One dose', 'None'] },
];
const regionNames = ['region', 'Region', 'Area', 'area_of_residence'];
const sexNames = ['sex', 'Sex', 'Gender'];

export const pick = <T>(random: () => number, of: readonly T[]): T => of[between(random, 0, of.length - 1)]!;

/**
 * People whose secrets are known: enough of them in every cell of sex × region × outcome × age band that no table of
 * them alone is low, and a group apart: a few in one cell (a leak), or enough in every cell (its twin). With `spread`
 * a leak's other cells hold enough of them too.
 */
export function worldOf(seed: number, leak: boolean, spread = false): World {
  const random = seeded(Math.imul(seed + 1, 0x9e3779b1));
  const regionLabels = pick(random, regions);
  const { name, labels } = pick(random, outcomes);
  const people: Person[] = [];
  const add = (size: number, who: Pick<Person, 'sex' | 'region' | 'outcome' | 'apart'>, [low, high]: readonly [number, number]): void => {
    for (let k = 0; k < size; k++) people.push({ ...who, age: between(random, low, high), cost: between(random, 100, 9000) });
  };
  const few = { sex: pick(random, ['Female', 'Male']), region: pick(random, regionLabels), outcome: pick(random, labels) };
  for (const sex of ['Female', 'Male']) for (const region of regionLabels) for (const outcome of labels) {
    for (const band of bands) add(between(random, 13, 45), { sex, region, outcome, apart: false }, band);
    const here = few.sex === sex && few.region === region && few.outcome === outcome;
    add(leak ? (here ? between(random, 1, 6) : spread ? between(random, 11, 60) : 0) : between(random, 11, 20), { sex, region, outcome, apart: true }, [18, 19]);
  }
  const sexName = pick(random, sexNames);
  return {
    random, people, few,
    sex: { name: sexName, labels: ['Female', 'Male'], of: (person) => person.sex },
    bySexCode: { name: pick(random, sexNames), labels: ['F', 'M'], of: (person) => person.sex.slice(0, 1) },
    region: { name: pick(random, regionNames), labels: regionLabels, of: (person) => person.region },
    outcome: { name, labels, of: (person) => person.outcome },
  };
}

/** Age bands of those not set apart; the group apart is 18 or 19. */
export const bands: readonly (readonly [number, number])[] = [[20, 34], [35, 54], [55, 79]];

/** Counts of one table, by the labels of its axes. */
export interface Counts {
  readonly axes: readonly Axis[];
  at(...labels: readonly string[]): number;
}

export function count(people: readonly Person[], axes: readonly Axis[]): Counts {
  const cells = new Map<string, number>();
  for (const person of people) {
    const labels = axes.map((axis) => axis.of(person));
    if (!labels.includes(undefined)) cells.set(labels.join('\t'), (cells.get(labels.join('\t')) ?? 0) + 1);
  }
  return { axes, at: (...labels) => (labels.length === axes.length ? cells.get(labels.join('\t')) ?? 0 : sum(labels)) };
  // Fewer labels than axes: summed over the rest.
  function sum(labels: readonly string[]): number {
    return [...cells].reduce((all, [key, value]) => (labels.every((label, at) => key.split('\t')[at] === label) ? all + value : all), 0);
  }
}

/** How a researcher's script writes a table. */
export interface Style {
  readonly layout: 'long' | 'cross';
  readonly totals?: boolean;
  readonly title?: string;
  readonly legend?: string;
  readonly header?: string;
  readonly separator?: string;
  readonly newline?: string;
  /** The text of a cell; the count by default. */
  readonly show?: (value: number, labels: readonly string[]) => string;
}

const every = (axes: readonly Axis[]): string[][] => axes.reduce<string[][]>((rows, { labels }) => rows.flatMap((row) => labels.map((label) => [...row, label])), [[]]);
const quoted = (text: string): string => (/[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The table as a CSV file: one row a combination, or the last axis across the page, perhaps with totals, a title, a legend. */
export function written(counts: Counts, { layout, totals = false, title, legend, header = 'n', separator = ',', newline = '\n', show = String }: Style): string {
  const { axes } = counts;
  const rows: string[][] = [];
  if (layout === 'long') {
    rows.push([...axes.map(({ name }) => name), header]);
    for (const labels of every(axes)) rows.push([...labels, show(counts.at(...labels), labels)]);
  } else {
    const across = axes.at(-1)!;
    rows.push([...axes.slice(0, -1).map(({ name }) => name), ...across.labels, ...(totals ? ['Total'] : [])]);
    for (const labels of every(axes.slice(0, -1))) {
      rows.push([...labels, ...across.labels.map((last) => show(counts.at(...labels, last), [...labels, last])), ...(totals ? [show(counts.at(...labels), labels)] : [])]);
    }
    if (totals && axes.length === 2) {
      const column = (last: string): number => axes[0]!.labels.reduce((all, label) => all + counts.at(label, last), 0);
      rows.push(['Total', ...across.labels.map((last) => show(column(last), ['Total', last])), show(across.labels.reduce((all, last) => all + column(last), 0), ['Total'])]);
    }
  }
  return [...(title === undefined ? [] : [quoted(title)]), ...rows.map((row) => row.map(quoted).join(separator)), ...(legend === undefined ? [] : [quoted(legend)])].map((line) => line + newline).join('');
}

/** One of the ways in which counts are laid out. */
export const styleOf = (random: () => number, title?: string): Style => ({
  layout: pick(random, ['long', 'cross', 'cross']), totals: random() < 0.4, header: pick(random, ['n', 'count', 'N', 'patients', 'Number of people']),
  separator: pick(random, [',', ',', ';', '\t']), newline: pick(random, ['\n', '\n', '\r\n']), ...(title !== undefined && { title }),
});
