import type { FileSubject } from '../subjects.js';
import type { Block, BlockColumn } from './blocks.js';
import { isNumeric, tableOf } from './blocks.js';
import { isAge, isCodes, isDays, isDiagnosis, isFlag, isHashes, isNumbers, isSex, isUnique, isWholeNumbers, meanTextLength, shareOf } from './column-values.js';
import { areaTypeOf } from './area-codes.js';
import { personAttribute, personKey, resultKey, someKey, statistic, variantKey } from './heading-kinds.js';
import { sightingsOf } from './sightings.js';

/** What speaks for, or against, a block being one row per person. Weights are ours, set on fixtures/files/people. */
export interface RecordSign {
  readonly sign: string;
  readonly weight: number;
}

export interface RecordScore {
  readonly score: number;
  readonly signs: readonly RecordSign[];
}

const mostRows = 2_000;
const totalLabel = /^(?:all|total|totals|overall|grand total|subtotal|any|everyone|both sexes|persons|combined|all ages|england|uk|united kingdom|cumulative)$/i;
const resultMark = /^(?:[<>≤≥]=? ?\d+(?:\.\d+)?|\[[a-z]{1,3}\]|\*+|redacted|\[redacted\]|-?[\d,.]+ ?\(-?[\d,.]+ ?%?\)|-?[\d.]+ ?[([]-?[\d.]+ ?(?:,|to|-|–) ?-?[\d.]+[)\]]|[\d,.]+%)$/i;

/** A column of counts, shares, estimates: by its heading, holding numbers. */
const isStatistic = (column: BlockColumn): boolean => statistic.test(column.words) && !isFlag(column) && (isNumbers(column) || shareOf(column, (value) => isNumeric(value) || resultMark.test(value)) >= 0.8);

/** Of a column that holds something. */
function attributeOf(column: BlockColumn): boolean {
  const named = personAttribute(column.words);
  if (named === 'age') return isAge(column) && isWholeNumbers(column) || /^(?:19|20)\d\d$/.test([...column.distinct][0]!);
  if (named === 'sex') return isSex(column) || isFlag(column) || (isWholeNumbers(column) && column.distinct.size <= 4);
  if (named === 'date') return isDays(column, true);
  if (named === 'measured') return isNumbers(column) && !statistic.test(column.words) && column.distinct.size > 2;
  return named !== undefined;
}

/** The categories of a long data set may be its variables: "age", "sex", "dob" one under another. */
const holdsVariables = (column: BlockColumn): boolean =>
  !isSex(column) && column.distinct.size >= 2 && column.distinct.size <= 200 && column.filled >= 2 * column.distinct.size
  && [...column.distinct].filter((value) => /^[a-z][a-z\d_ ]{1,30}$/i.test(value) && ['age', 'sex', 'date', 'measured', 'named'].includes(personAttribute(value.toLowerCase().replace(/_/g, ' ')) ?? '')).length >= 2;

/** Rows are every combination of a few categories, once each: how results are laid out. */
function isCartesian(block: Block): boolean {
  const keys = block.columns.filter((column) => column.filled === block.rows.length && column.distinct.size >= 2 && column.distinct.size * 2 <= block.rows.length && !isDays(column));
  if (keys.length < 2 || block.rows.length < 4) return false;
  const sets = [keys, keys.slice(0, 2), keys.slice(0, 3), keys.slice(0, 4)];
  return sets.some((chosen) => {
    const cells = chosen.reduce((product, column) => product * column.distinct.size, 1);
    const tuples = new Set(block.rows.map((_row, index) => chosen.map((column) => column.values[index]).join('\u001f')));
    return chosen.length >= 2 && tuples.size === block.rows.length && block.rows.length >= 0.9 * cells;
  });
}

const kindOf = (column: BlockColumn): string =>
  isDays(column) ? 'day' : isSex(column) ? 'sex' : isFlag(column) ? 'flag' : isDiagnosis(column) ? 'diagnosis'
    : isWholeNumbers(column) ? (column.distinct.size <= 12 ? 'code' : 'whole') : isNumbers(column) ? 'decimal' : isCodes(column) ? 'codes' : 'text';

function keySigns(block: Block): RecordSign[] {
  const person = block.columns.find((column) => personKey.test(column.words) && column.filled >= 2 && column.distinct.size >= 2 && (isWholeNumbers(column) || isCodes(column) || isHashes(column)));
  if (person !== undefined) return [{ sign: isUnique(person) ? 'a key of people, one row each' : 'a key of people, repeated', weight: 0.6 }];
  const hashes = block.columns.find((column) => isHashes(column) && column.distinct.size >= 3 && !/hash|sha|md5|digest|checksum|commit/.test(column.words));
  if (hashes !== undefined) return [{ sign: 'a column of pseudonyms', weight: 0.5 }];
  const keyed = block.columns.find((column) => someKey.test(column.words) && isUnique(column) && (isWholeNumbers(column) || isCodes(column)));
  if (keyed !== undefined) return [{ sign: 'a key that never repeats', weight: /^index$|^unnamed 0$|^row (?:no|number)$|^obs$/.test(keyed.words) ? 0.2 : 0.4 }];
  const codes = block.columns.find((column) => column.words === '' && isUnique(column) && (isWholeNumbers(column) || (isCodes(column) && column.filled >= 5)) && !isAge(column));
  return codes === undefined ? [] : [{ sign: 'values without a heading that never repeat', weight: 0.2 }];
}

function attributeSigns(file: FileSubject, block: Block): RecordSign[] {
  const signs: RecordSign[] = [];
  const headed = block.columns.filter((column) => column.filled > 0 && !isStatistic(column) && attributeOf(column));
  const plain = block.columns.filter((column) => !headed.includes(column) && (isSex(column) || isDiagnosis(column) || (isDays(column) && column.distinct.size > 1)));
  // Small whole numbers without a heading are ages only beside a sex, a day or a diagnosis; otherwise they are counts.
  const age = plain.length === 0 ? undefined : block.columns.find((column) => column.words === '' && !plain.includes(column) && isAge(column) && isWholeNumbers(column) && column.distinct.size >= 3);
  const bare = age === undefined ? plain : [...plain, age];
  const days = [...headed, ...bare].filter((column) => isDays(column, true));
  const attributes = headed.length + bare.length;
  if (attributes > 0) signs.push({ sign: `${attributes} columns that describe one person`, weight: Math.min(0.75, 0.15 * attributes + (days.length > 0 ? 0.05 : 0)) });
  const flags = block.columns.filter((column) => isFlag(column) && !headed.includes(column)).length;
  if (flags >= 2) signs.push({ sign: `${flags} columns of yes and no`, weight: flags >= 3 ? 0.3 : 0.15 });
  if (block.columns.some(holdsVariables)) signs.push({ sign: 'variables of people listed one under another', weight: 0.4 });
  if (block.columns.some((column) => meanTextLength(column) > 40 && column.distinct.size > 5)) signs.push({ sign: 'free text', weight: 0.15 });
  const certain = [...sightingsOf(file).values()].flat().filter((sighted) => sighted.headed && sighted.valid >= 2 && block.columns.some((column) => column.column === sighted.column));
  if (certain.length > 0) signs.push({ sign: 'a column of direct identifiers', weight: 0.3 });
  const kinds = new Set(block.columns.filter((column) => column.filled > 0).map(kindOf));
  if (kinds.size >= 3 && attributes >= 2) signs.push({ sign: `${kinds.size} kinds of values side by side`, weight: 0.2 });
  const tuples = new Set(block.rows.slice(0, mostRows).map((_row, index) => block.columns.map((column) => column.values[index]).join('\u001f')));
  if (block.rows.length >= 20 && attributes >= 2 && tuples.size / Math.min(mostRows, block.rows.length) >= 0.95) signs.push({ sign: 'hardly any row repeats', weight: 0.1 });
  return signs;
}

function resultSigns(block: Block, keyed: boolean): RecordSign[] {
  const signs: RecordSign[] = [];
  const statistics = block.columns.filter(isStatistic).length;
  if (statistics > 0) signs.push({ sign: `${statistics} columns of statistics`, weight: statistics === 1 ? -0.5 : -0.7 });
  if (!keyed && isCartesian(block)) signs.push({ sign: 'every combination of the categories once', weight: -0.4 });
  if (block.columns.some((column) => column.values.some((value) => totalLabel.test(value)))) signs.push({ sign: 'a total among the rows', weight: -0.5 });
  if (block.columns.some((column) => shareOf(column, (value) => resultMark.test(value)) >= 0.1)) signs.push({ sign: 'marks of results (suppressed cells, n (%), intervals)', weight: -0.5 });
  const [first] = block.columns;
  const firstKey = block.columns.slice(0, 2).find((column) => isUnique(column));
  if (block.columns.some((column) => resultKey.test(column.words) && !isNumbers(column) && !holdsVariables(column))) signs.push({ sign: 'rows named by a variable, a model or a group', weight: -0.4 });
  if (block.columns.some((column) => variantKey.test(column.words))) signs.push({ sign: 'rows named by a variant or a gene', weight: -0.5 });
  if (first !== undefined && firstKey !== undefined && shareOf(firstKey, (value) => areaTypeOf(value) !== undefined) >= 0.8) signs.push({ sign: 'one row per area', weight: -0.4 });
  if (first !== undefined && isUnique(first) && isDays(first) && !personKey.test(first.words) && block.columns.slice(1).every((column) => isNumbers(column))) signs.push({ sign: 'one row per day', weight: -0.4 });
  return signs;
}

/** How much a block looks like one row per person, from below 0 to above 1, and why (kept per block: several rules ask). */
export function recordScore(file: FileSubject, block: Block): RecordScore {
  const known = scored.get(block);
  if (known !== undefined) return known;
  const score = scoreOf(file, block);
  scored.set(block, score);
  return score;
}

const scored = new WeakMap<Block, RecordScore>();

function scoreOf(file: FileSubject, block: Block): RecordScore {
  if (block.columns.length < 2 && !block.columns.some((column) => personKey.test(column.words))) return { score: 0, signs: [] };
  const keys = keySigns(block);
  const ofPeople = keys.some(({ weight }) => weight >= 0.6);
  const against = resultSigns(block, ofPeople);
  const signs = [...keys, ...attributeSigns(file, block), ...against];
  if (ofPeople && against.length === 0) signs.push({ sign: 'nothing that speaks of results', weight: 0.2 });
  const id = tableOf(file, block);
  const table = file.tables.find((one) => one.id === id);
  if (table?.shape === 'records') signs.push({ sign: 'read as a list of records', weight: 0.1 });
  if (table !== undefined && table.sums.some((sum) => sum.because === 'arithmetic')) signs.push({ sign: 'rows or columns that add up', weight: -0.4 });
  return { score: Math.round(signs.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100, signs };
}
