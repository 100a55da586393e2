import type { Declaration } from '../../src/sdc/declaration.js';
import { nothingDeclared } from '../../src/sdc/declaration.js';
import { count, pick, styleOf, worldOf, written, type Axis, type Counts, type Person, type Style, type World } from './microdata.js';

export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** What a reader works out from the published numbers alone, and the number in the microdata. */
export interface Secret {
  readonly low: number;
  readonly high: number;
  readonly truth: number;
}

/** A request of one or more files, perhaps with earlier releases, and the secret they give away together. */
export interface Scenario {
  readonly kind: string;
  readonly files: readonly CsvFile[];
  readonly earlier: readonly CsvFile[];
  readonly declared: Declaration;
  /** Twins have none. */
  readonly secret?: Secret;
}

export type Draw = (seed: number, leak: boolean) => Scenario;

const everyone = (): boolean => true;
const rest = ({ apart }: Person): boolean => !apart;

/** Labels of two populations, one within the other, as titles, file names, or a declaration say them. */
const nestings: Readonly<Record<string, readonly (readonly [whole: string, part: string])[]>> = {
  'age cut': [['Adults aged 18 and over', 'Adults aged 20 and over'], ['Patients aged 18+', 'Patients aged 20+'], ['Age ≥ 18', 'Age ≥ 20'], ['Smoking, 18 years and over', 'Smoking, 20 years and over']],
  exclusion: [['All patients', 'Excluding care home residents'], ['Full cohort', 'Sensitivity analysis: without transfers'], ['Main analysis', 'Main analysis, excluding one practice'], ['Everyone', 'Complete cases only']],
  geography: [['All of the county', 'The county excluding Ashby parish'], ['Whole region', 'Whole region without the islands'], ['England', 'England excluding Rutland']],
};
const fileNames: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'age cut': [['age18plus.csv', 'age20plus.csv'], ['table1_18plus.csv', 'table1_20plus.csv'], ['smoking_over18.csv', 'smoking_over20.csv'], ['adults_ge18.csv', 'adults_ge20.csv']],
  exclusion: [['main.csv', 'main_excluding_care_homes.csv'], ['table2_all.csv', 'table2_sensitivity.csv'], ['results_full.csv', 'results_complete_cases.csv']],
  geography: [['county.csv', 'county_excl_ashby.csv'], ['all_areas.csv', 'all_areas_without_islands.csv']],
};

export const exactly = (deduced: number, people: readonly Person[]): Secret => ({ low: deduced, high: deduced, truth: people.filter(({ apart }) => apart).length });

/** The difference at the one cell where the group apart is: from the published counts, and from the people. */
function secretOf({ people, few }: World, whole: Counts, part: Counts): Secret {
  const labelsOf = (person: Person): string[] => whole.axes.map((axis) => axis.of(person)!);
  const labels = labelsOf({ ...few, age: 18, apart: true, cost: 0 });
  return exactly(whole.at(...labels) - part.at(...labels), people.filter((person) => labelsOf(person).join() === labels.join()));
}

const axesOf = ({ random, region, outcome, sex }: World, spread: boolean): Axis[] => (spread ? [sex, region, outcome] : pick(random, [[region, outcome], [sex, outcome], [sex, region, outcome], [region, outcome]]));

/** The same table of two nested populations, told apart by a declaration, a title, or the file names alone. */
const nested = (kind: string): Draw => (seed, leak) => {
  const spread = seed % 3 === 0;
  const world = worldOf(seed, leak, spread);
  const { random, people } = world;
  const axes = axesOf(world, spread);
  const [whole, part] = [count(people.filter(everyone), axes), count(people.filter(rest), axes)];
  const told = pick(random, ['declared', 'title', 'file', 'column'] as const);
  const [a, b] = pick(random, nestings[kind]!);
  const [fileA, fileB] = told === 'file' ? pick(random, fileNames[kind]!) : ['table_1.csv', 'table_2.csv'];
  const style = { ...styleOf(random), layout: pick(random, ['long', 'cross'] as const) };
  if (told === 'column') {
    const population: Axis = { name: pick(random, ['population', 'cohort', 'analysis', 'sample']), labels: [a, b], of: () => undefined };
    const both: Counts = { axes: [population, ...axes], at: (first, ...labels) => (first === a ? whole : part).at(...labels) };
    return { kind: `${kind}, ${told}`, files: [{ name: 'tables.csv', text: written(both, { ...style, totals: false }) }], earlier: [], declared: nothingDeclared, ...(leak && { secret: secretOf(world, whole, part) }) };
  }
  const titled = (title: string): Style => (told === 'title' ? { ...style, title } : style);
  const declared: Declaration = told !== 'declared' ? nothingDeclared : {
    ...nothingDeclared, populations: [{ id: 'p1', label: a }, { id: 'p2', label: b, subsetOf: 'p1' }],
    items: [{ path: fileA, population: 'p1', tables: [] }, { path: fileB, population: 'p2', tables: [] }],
  };
  const other = told === 'declared' && random() < 0.5 ? { ...style, layout: 'long' as const } : style;
  return {
    kind: `${kind}, ${told}`, declared, earlier: [],
    files: [{ name: fileA, text: written(whole, titled(a)) }, { name: fileB, text: written(part, told === 'title' ? titled(b) : other) }],
    ...(leak && { secret: secretOf(world, whole, part) }),
  };
};

/** The same population in two sets of age bands, of which one begins two years later. */
const ageBands: Draw = (seed, leak) => {
  const world = worldOf(seed, leak);
  const { random, people, region, outcome } = world;
  const name = pick(random, ['age', 'age_group', 'Age band']);
  const band = (first: number): Axis => {
    const labels = [`${first}-34`, '35-54', '55-79'];
    return { name, labels, of: ({ age }) => (age < first ? undefined : age <= 34 ? labels[0] : age <= 54 ? labels[1] : labels[2]) };
  };
  const second = pick(random, [[region], [outcome]] as const);
  const [a, b] = [count(people, [...second, band(18)]), count(people, [...second, band(20)])];
  const person = people.find(({ apart }) => apart)!;
  const label = second[0].of(person)!;
  return {
    kind: 'age bands', earlier: [], declared: nothingDeclared,
    files: [{ name: 'table_a.csv', text: written(a, styleOf(random)) }, { name: 'table_b.csv', text: written(b, styleOf(random)) }],
    ...(leak && { secret: exactly(a.at(label, '18-34') - b.at(label, '20-34'), people) }),
  };
};

/** One area at a time: everyone in one table, only the towns (or only one sex) in another. */
const oneGroupShown: Draw = (seed, leak) => {
  const world = worldOf(seed, leak);
  const { random, people, region, outcome } = world;
  const setting: Axis = { name: pick(random, ['setting', 'Area type', 'rurality']), labels: ['Urban'], of: ({ apart }) => (apart ? 'Rural' : 'Urban') };
  const [whole, part] = [count(people, [region, outcome]), count(people, [region, setting, outcome])];
  const person = people.find(({ apart }) => apart)!;
  const [at, what] = [region.of(person)!, outcome.of(person)!];
  return {
    kind: 'one group shown', earlier: [], declared: nothingDeclared,
    files: [{ name: 'all.csv', text: written(whole, styleOf(random)) }, { name: 'urban.csv', text: written(part, { ...styleOf(random), totals: false }) }],
    ...(leak && { secret: exactly(whole.at(at, what) - part.at(at, 'Urban', what), people) }),
  };
};

/** The same people by district before and after a village changed hands. */
const boundaries: Draw = (seed, leak) => {
  const world = worldOf(seed, leak);
  const { random, people, region, outcome, few } = world;
  const moved = region.labels.find((label) => label !== few.region)!;
  const before: Axis = { ...region, of: ({ apart, region: home }) => (apart ? few.region : home) };
  const after: Axis = { ...region, of: ({ apart, region: home }) => (apart ? moved : home) };
  const [a, b] = [count(people, [before, outcome]), count(people, [after, outcome])];
  const where = people.filter(({ apart, outcome: what }) => apart && what === few.outcome);
  const titles = random() < 0.5;
  return {
    kind: 'boundaries', earlier: [], declared: nothingDeclared,
    files: [
      { name: 'districts_2021.csv', text: written(a, styleOf(random, titles ? 'Patients by district (2021 boundaries)' : undefined)) },
      { name: 'districts_2023.csv', text: written(b, styleOf(random, titles ? 'Patients by district (2023 boundaries)' : undefined)) },
    ],
    ...(leak && { secret: exactly(a.at(few.region, few.outcome) - b.at(few.region, few.outcome), where) }),
  };
};

/** The table of last month, released, and the table of this month. */
const timeUpdate: Draw = (seed, leak) => {
  const spread = seed % 3 === 0;
  const world = worldOf(seed, leak, spread);
  const { random, people } = world;
  const axes = axesOf(world, spread);
  const [now, before] = [count(people, axes), count(people.filter(rest), axes)];
  const [month, last] = pick(random, [['2026-05', '2026-04'], ['June 2026', 'May 2026'], ['Q2', 'Q1']] as const);
  const titles = random() < 0.5;
  return {
    kind: 'time update', declared: nothingDeclared,
    files: [{ name: `table_${month.replace(' ', '_')}.csv`, text: written(now, styleOf(random, titles ? `Patients registered to ${month}` : undefined)) }],
    earlier: [{ name: `table_${last.replace(' ', '_')}.csv`, text: written(before, styleOf(random, titles ? `Patients registered to ${last}` : undefined)) }],
    ...(leak && { secret: secretOf(world, now, before) }),
  };
};

export const populationDraws: readonly Draw[] = [nested('age cut'), nested('exclusion'), nested('geography'), ageBands, oneGroupShown, boundaries, timeUpdate];

/** Two tables of people who have nothing to do with each other, laid out alike. There is nothing to find. */
export const strangers: Draw = (seed) => {
  const [here, there] = [worldOf(seed, false), worldOf(seed + 5000, false)];
  const axes = axesOf(here, false);
  const style = styleOf(here.random);
  const other: readonly Person[] = there.people.map((person) => ({ ...person, region: here.region.labels[there.region.labels.indexOf(person.region)] ?? '', outcome: here.outcome.labels[there.outcome.labels.indexOf(person.outcome)] ?? '' }));
  const [a, b] = pick(here.random, [['clinic_a.csv', 'clinic_b.csv'], ['2024.csv', '2025.csv'], ['trial.csv', 'registry.csv']] as const);
  return {
    kind: 'strangers', earlier: [], declared: nothingDeclared,
    files: [{ name: a, text: written(count(here.people, axes), style) }, { name: b, text: written(count(other, axes), style) }],
  };
};
