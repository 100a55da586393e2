import type { ColumnSigns } from './columns.js';
import { couldBeCategory } from './settle.js';
import { saysTotal } from './labels.js';
import type { LexedGrid } from './lexed-grid.js';
import { guessMeasure, plainWords } from './measure-words.js';
import type { Region } from './region.js';

export interface PlannedRow {
  readonly row: number;
  /** One label per row dimension. */
  readonly labels: readonly string[];
  /** The label that names the measure of this row, where one does. */
  readonly naming?: string;
}

/** How the rows of a region are named: their dimensions, and what else their labels say. */
export interface DownPlan {
  readonly names: readonly string[];
  readonly pages: readonly boolean[];
  readonly rows: readonly PlannedRow[];
  readonly stacked: boolean;
  /** The rows name the measures ("mean", "p25"), so the table is one of statistics. */
  readonly named: boolean;
  /** Child label to parent label on the single row dimension, from indentation. */
  readonly parents: ReadonlyMap<string, string>;
  /** Headings without numbers of their own. */
  readonly headings: readonly string[];
}

const pageWords = /^(?:table|panel|partition|sheet|model|analysis|cohort name|database|cdm name|population|scenario|imputation|dataset)$/;
const namingHeader = /^(?:stat(?:istic)?s?|measure|metric|estimate name|estimate type|item|parameter|quantity|indicator|variable|characteristic|name|term|)$/;

/** The label of a row in a key column: its text, or the merged cell it continues. */
export function labelAt(lexed: LexedGrid, row: number, column: number): string {
  const text = lexed.text(row, column);
  if (text !== '') return text;
  const from = lexed.grid.style?.(row, column)?.mergedFrom;
  return from ? lexed.text(from[0], from[1]) : '';
}

/** How far a label is set in: by the format's own indent, or by leading blanks (a single one is noise). */
function indentOf(lexed: LexedGrid, row: number, column: number): number {
  const style = lexed.grid.style?.(row, column)?.indent;
  if (style) return style * 2;
  const lead = /^(?:[ \u00a0\t]|&nbsp;)*/.exec(lexed.grid.text(row, column))![0].replace(/&nbsp;/g, ' ').replace(/\t/g, '    ');
  return lead.length >= 2 || lead === '\u00a0' ? lead.length : 0;
}

const statisticWords = /\b(?:mean|median|range|iqr|sd|min|max)\b/i;

interface Stub {
  readonly row: number;
  readonly label: string;
  readonly indent: number;
  /** No numbers but those of a test that compares groups. */
  readonly bare: boolean;
  readonly tested: boolean;
  /** Every number in brackets, as standard errors under coefficients. */
  readonly inBrackets: boolean;
}

const isBracketed = (lexed: LexedGrid, row: number, column: number): boolean => {
  const lexeme = lexed.at(row, column);
  return lexeme.is === 'parts' && (lexeme.bracketed === true || (lexeme.form === 'range' && /^[([]/.test(lexed.text(row, column))));
};

/** Coefficients with their standard errors (or intervals) in brackets on the next line, as esttab and stargazer print them. */
function planUnderlines(stubs: readonly Stub[]): PlannedRow[] | undefined {
  const under = stubs.filter(({ label, inBrackets }) => label === '' && inBrackets).length;
  if (under < 1 || under < stubs.length * 0.25) return undefined;
  let carried = '';
  return stubs.filter(({ tested }) => tested).map(({ row, label, inBrackets }, i, kept) => {
    if (label !== '') carried = label;
    const over = kept[i + 1]?.label === '' && kept[i + 1]!.inBrackets;
    return { row, labels: [carried], naming: label === '' && inBrackets ? 'std. err.' : over ? 'coefficient' : carried };
  });
}

function stubsOf(lexed: LexedGrid, region: Region, key: number, values: readonly ColumnSigns[]): Stub[] {
  return region.bodyRows.map((row) => ({
    row, label: labelAt(lexed, row, key), indent: indentOf(lexed, row, key),
    bare: values.every(({ column, words }) => words?.kind === 'p-value' || words?.kind === 'statistic' || lexed.at(row, column).is !== 'parts'),
    tested: values.some(({ column }) => lexed.at(row, column).is === 'parts'),
    inBrackets: values.some(({ column }) => isBracketed(lexed, row, column)) && values.every(({ column }) => lexed.at(row, column).is === 'blank' || isBracketed(lexed, row, column)),
  }));
}

/** Levels such as "F", "Low" or "SE" name no statistic unless another level of the same variable surely does. */
function withoutCategories(rows: readonly PlannedRow[]): PlannedRow[] {
  const statistics = new Set(rows.filter(({ labels }) => isSure(labels[1]!) && guessMeasure(labels[1]!)!.kind !== 'count').map(({ labels }) => labels[0]));
  return rows.map((row) => (row.naming?.includes('\u0000') && couldBeCategory(row.labels[1]!) && !statistics.has(row.labels[0]!) ? { ...row, naming: `${row.labels[0]}\u0000` } : row));
}

/** One key column with headings or indents: a stacked table (headings carry no numbers) or a hierarchy (they do). */
function planOneKey(lexed: LexedGrid, region: Region, key: ColumnSigns, values: readonly ColumnSigns[]): DownPlan {
  const stubs = stubsOf(lexed, region, key.column, values);
  const headings = stubs.filter(({ bare, label }) => bare && label !== '');
  const indented = stubs.some(({ indent }) => indent > 0);
  const simple = { names: [key.header], pages: [pageWords.test(plainWords(key.header))], named: false, parents: new Map<string, string>(), headings: [] };
  const underlined = planUnderlines(stubs);
  if (underlined) return { ...simple, rows: underlined, stacked: false, named: true };
  if (headings.length > 0 && headings.length < stubs.length) {
    let variable: Stub | undefined;
    const rows: PlannedRow[] = [];
    for (const stub of stubs) {
      if (stub.bare) {
        if (stub.label !== '') variable = stub;
        if (stub.tested) rows.push({ row: stub.row, labels: [stub.label, stub.label], naming: stub.label });
        continue;
      }
      const inside = variable && (indented ? stub.indent > variable.indent : !statisticWords.test(stub.label)) && !(saysTotal(stub.label) && !indented && /^(?:n|all|overall)$/i.test(stub.label));
      rows.push({ row: stub.row, labels: inside ? [variable!.label, stub.label] : [stub.label, stub.label], naming: inside ? `${variable!.label}\u0000${stub.label}` : stub.label });
    }
    return { ...simple, names: [key.header || 'Characteristic', 'Level'], pages: [false, false], rows: withoutCategories(rows), stacked: true, headings: headings.map(({ label }) => label) };
  }
  const parents = new Map<string, string>();
  if (indented && new Set(stubs.map(({ label }) => label)).size === stubs.length) {
    const open: Stub[] = [];
    for (const stub of stubs) {
      while (open.length > 0 && open.at(-1)!.indent >= stub.indent) open.pop();
      const parent = open.at(-1);
      if (parent) parents.set(stub.label, parent.label);
      open.push(stub);
    }
  }
  return { ...simple, rows: stubs.map(({ row, label }) => ({ row, labels: [label] })), stacked: false, parents };
}

/** Blank keys repeat the label above, while a later key goes on (merged or printed once). */
function filledKeys(lexed: LexedGrid, region: Region, keys: readonly ColumnSigns[]): string[][] {
  const carried: string[] = keys.map(() => '');
  const fills = keys.map((key, k) => k < keys.length - 1 && key.filled < key.rows * 0.7 && lexed.text(region.bodyRows[0]!, key.column) !== '');
  return region.bodyRows.map((row) => {
    const labels = keys.map((key) => labelAt(lexed, row, key.column));
    return labels.map((label, k) => {
      if (label !== '') {
        carried[k] = label;
        for (let next = k + 1; next < keys.length; next++) carried[next] = '';
        return label;
      }
      return fills[k] && labels.slice(k + 1).some(Boolean) ? carried[k]! : '';
    });
  });
}

const variableHeader = /^(?:category|variable|var|variable ?name|characteristic|factor|covariate|risk factor|measure group|domain|strata name|group name|attribute|breakdown|dimension|subgroup|breakdown type|)$/;

/** Whether the second key's labels belong to the first: different levels under each, as the variables of a "Table 1". */
export function nested(rows: readonly (readonly string[])[], header: string): boolean {
  const under = new Map<string, Set<string>>();
  for (const [first = '', second = ''] of rows) under.set(first, (under.get(first) ?? new Set()).add(second));
  const sets = [...under.values()].filter((levels) => levels.size > 1);
  if (under.size < 2 || sets.length === 0) return false;
  const levels = new Set(rows.map(([, second = '']) => second));
  const pairs = [...under.values()].reduce((sum, set) => sum + set.size, 0);
  const complete = pairs / (under.size * levels.size);
  if (variableHeader.test(plainWords(header))) return complete < 0.75 || sets.length < under.size;
  return sets.length >= 2 && complete <= 0.5 && under.size >= 3 && levels.size > pairs * 0.5 && pairs === rows.length;
}

/** A label that names a statistic and could hardly name a category. */
const isSure = (label: string): boolean => {
  const guess = guessMeasure(label);
  return guess !== undefined && guess.kind !== 'rate' && !couldBeCategory(label);
};

/** How many of the labels name measures. Codes ("N", "S", "R2") count only beside a label that is surely a statistic. */
function measureShare(labels: readonly string[], least: number, header: string): number {
  const distinct = [...new Set(labels)].filter(Boolean);
  // Beside "Yes", "No" is an answer and not a number.
  const answers = distinct.some((label) => /^yes$/i.test(label.trim()));
  const naming = distinct.filter((label) => (guessMeasure(label)?.confidence ?? 0) >= least && !(answers && /^no$/i.test(label.trim())));
  const sure = naming.some(isSure);
  if (sure) return naming.length / distinct.length;
  return distinct.length > 0 && namingHeader.test(header) && header !== '' ? naming.filter((label) => !couldBeCategory(label)).length / distinct.length : 0;
}

const isStrong = ({ words, header }: ColumnSigns) => words !== undefined && words.confidence >= 0.9 && !/^(?:value|estimate|est|result)/i.test(header);

/** What names the rows: one key or several, a key that names measures, variables stacked one under another. */
export function planRows(lexed: LexedGrid, region: Region, keys: readonly ColumnSigns[], values: readonly ColumnSigns[]): DownPlan {
  const flat = { stacked: false, named: false, parents: new Map<string, string>(), headings: [] as string[] };
  if (keys.length === 0) {
    return { ...flat, names: ['Row'], pages: [false], rows: region.bodyRows.map((row, i) => ({ row, labels: [String(i + 1)] })) };
  }
  const strongHeads = values.filter(isStrong);
  if (keys.length === 1) {
    const key = keys[0]!;
    const plan = planOneKey(lexed, region, key, values);
    if (plan.stacked || plan.named || plan.parents.size > 0) return plan;
    const saysMeasures = plainWords(key.header) !== '' && namingHeader.test(plainWords(key.header)) && values.some(({ wholes, numbers }) => wholes < numbers);
    const share = measureShare(plan.rows.map(({ labels }) => labels[0]!), saysMeasures ? 0.8 : 0.9, plainWords(key.header));
    if (strongHeads.length === 0 && share >= (namingHeader.test(plainWords(key.header)) ? 0.34 : 0.5) && plan.rows.length >= 2) {
      return { ...plan, named: true, rows: plan.rows.map((each) => ({ ...each, naming: each.labels[0]! })) };
    }
    return plan;
  }
  const all = filledKeys(lexed, region, keys);
  const twin = keys.findIndex((_, k) => k > 0 && areTwins(all, k - 1, k));
  if (twin > 0) {
    const merged = all.map((labels) => [...labels.slice(0, twin - 1), `${labels[twin - 1]} ${labels[twin]}`, ...labels.slice(twin + 1)]);
    return planKeys(lexed, region, keys.filter((_, k) => k !== twin), values, merged);
  }
  return planKeys(lexed, region, keys, values, all);
}

/** Two columns that say the same: a code and its name, the first and the last day of a month. */
function areTwins(rows: readonly (readonly string[])[], a: number, b: number): boolean {
  const distinct = (pick: (labels: readonly string[]) => string) => new Set(rows.map(pick)).size;
  const pairs = distinct((labels) => `${labels[a]}\u0000${labels[b]}`);
  return pairs >= 3 && rows.every((labels) => labels[a] !== '' && labels[b] !== '' && labels[a] !== labels[b]) && distinct((labels) => labels[a]!) === pairs && distinct((labels) => labels[b]!) === pairs;
}

function planKeys(lexed: LexedGrid, region: Region, keys: readonly ColumnSigns[], values: readonly ColumnSigns[], filled: readonly (readonly string[])[]): DownPlan {
  const flat = { stacked: false, named: false, parents: new Map<string, string>(), headings: [] as string[] };
  const strongHeads = values.filter(isStrong);
  const naming = strongHeads.length > 0 ? -1 : keys.findIndex((key, k) => measureShare(filled.map((labels) => labels[k]!), 0.85, plainWords(key.header)) >= (namingHeader.test(plainWords(key.header)) ? 0.5 : 0.8));
  if (naming >= 0) {
    const kept = keys.filter((_, k) => k !== naming);
    return {
      ...flat, named: true, names: kept.map(({ header }) => header), pages: kept.map(({ header }) => pageWords.test(plainWords(header))),
      rows: filled.map((labels, i) => ({ row: region.bodyRows[i]!, labels: labels.filter((_, k) => k !== naming), naming: labels[naming]! })),
    };
  }
  const rows = filled.map((labels, i) => ({ row: region.bodyRows[i]!, labels }));
  const stacked = keys.length === 2 && nested(filled, keys[0]!.header);
  const planned = rows.map(({ row, labels }): PlannedRow => {
    if (!stacked) return { row, labels: labels.map((label, k) => (label === '' && k > 0 ? (saysTotal(labels[k - 1]!) ? labels[k - 1]! : '') : label)) };
    const level = labels[1] === '' ? labels[0]! : labels[1]!;
    return { row, labels: [labels[0]!, level], naming: `${labels[0]}\u0000${level}` };
  });
  return {
    ...flat, stacked, names: keys.map(({ header }) => header), pages: keys.map(({ header }) => pageWords.test(plainWords(header))),
    rows: stacked ? withoutCategories(planned) : planned,
  };
}
