import type { ColumnSigns } from './columns.js';
import { saysTotal } from './labels.js';
import type { LexedGrid } from './lexed-grid.js';
import { guessMeasure, plainWords, type WordGuess } from './measure-words.js';
import type { Region } from './region.js';

/** What one value column stands for: a category on each column dimension, and the words that name its measure. */
export interface ColumnPlan {
  readonly signs: ColumnSigns;
  readonly categories: readonly string[];
  /** Words naming the measure; '' where the header names none. */
  readonly label: string;
  readonly words?: WordGuess;
  /** A count printed in the header: "Drug, N = 100". */
  readonly n?: { readonly text: string; readonly value: number; readonly row: number };
}

export interface AcrossPlan {
  /** Names of the column dimensions, outermost first. */
  readonly names: readonly string[];
  readonly columns: readonly ColumnPlan[];
}

const headerN = /^(.*?)[\s,;:([]*\b[nN]\s*=\s*(\d[\d, ]*)\s*[)\]]?(?:\s*\(\d+(?:\.\d+)?%\))?$/s;
const strong = 0.85;

interface Head {
  readonly path: readonly string[];
  readonly n?: ColumnPlan['n'];
}

function headOf(lexed: LexedGrid, region: Region, signs: ColumnSigns): Head {
  let n: ColumnPlan['n'];
  const path = signs.path.map((text, level) => {
    const clean = text.replace(/[\u00b9\u00b2\u00b3\u2070-\u2079]+$/, '');
    const match = headerN.exec(clean);
    if (!match) return clean;
    const row = region.headerRows[level]!;
    if (lexed.text(row, signs.column) !== '') n ??= { text: match[2]!.trim(), value: Number(match[2]!.replace(/[, ]/g, '')), row };
    return match[1]!.replace(/\*\*/g, '').trim();
  });
  return { path: path.map((text) => text.replace(/\*\*/g, '').trim()), ...(n ? { n } : {}) };
}

const guess = (signs: ColumnSigns, label: string): WordGuess | undefined => {
  const last = (signs.path.at(-1) ?? '').trim();
  return label === last && !signs.words ? undefined : guessMeasure(label);
};

const suffix = /^(.*\S?)[\s_.,:-]*(?:[\s_.,:([-])(n|no\.?|N|%|count|counts|freq|pct|percent|percentage|perc|mean|sd|se|std|median|min|max|total|denominator|numerator|rate|p25|p75|q1|q3|lci|uci|lower|upper)[)\]]?$/i;
const prefix = /^(n|no|num|pct|percent|perc|mean|sd|se|std|median|count|freq|min|max)[\s_.-]+(\S.*)$/i;

function affix(label: string): { base: string; measure: string } {
  const after = suffix.exec(label);
  if (after && after[1]!.trim() !== '' && !saysTotal(label.replace(/_/g, '\u0000'))) return { base: after[1]!.replace(/[\s_.,:([-]+$/, ''), measure: after[2]! };
  const before = prefix.exec(label);
  return before ? { base: before[2]!, measure: before[1]! } : { base: label, measure: '' };
}

/** "Drug n, Drug %, Placebo n, Placebo %": the same bases under the same measures. Undefined when the headers do not factor. */
function factor(labels: readonly string[]): { base: string; measure: string }[] | undefined {
  const cut = labels.map(affix);
  const bases = new Set(cut.map(({ base }) => base));
  const measures = new Set(cut.map(({ measure }) => measure));
  const pairs = new Set(cut.map(({ base, measure }) => `${base}\u0000${measure}`));
  if (bases.size < 2 || pairs.size !== labels.length || bases.size * measures.size !== labels.length) return undefined;
  if (measures.size === 1) return measures.has('') || [...bases].filter((base) => !saysTotal(base)).length < 2 ? undefined : cut;
  return cut;
}

/** Columns that compare the groups beside them. */
const testKinds: ReadonlySet<string> = new Set(['p-value', 'statistic', 'degrees-of-freedom']);

const homogeneous = (columns: readonly ColumnSigns[]): boolean => {
  const kinds = new Set(columns.filter(({ numbers }) => numbers > 0).map(({ wholes, numbers, percents, forms }) =>
    `${wholes === numbers ? 'whole' : 'decimal'}${percents > numbers / 2}${[...forms.keys()].filter((form) => form !== 'single').sort().join()}`));
  return kinds.size <= 1 || (kinds.size === 2 && columns.every(({ forms }) => [...forms.keys()].some((form) => form !== 'single')));
};

const dated = /^(?:(?:19|20)\d{2}(?:[-/ ].*)?|q[1-4]\b.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*|week ?\d+|x(?:19|20)\d{2})$/i;

/** What compares the periods beside it: "change", "difference since 2022". */
const isChange = /^(?:(?:absolute |net )?(?:change|difference|diff)\b|\+\/-$)(?!.*%)/;
const quartile = /^q[1-4]$/i;

/** One header row: measures, categories of one dimension, or a base beside categories. */
function flat(columns: readonly ColumnSigns[], heads: readonly Head[], corner: string): AcrossPlan {
  const labels = heads.map(({ path }) => path.at(-1) ?? '');
  const plan = (i: number, categories: readonly string[], label: string, words?: WordGuess): ColumnPlan =>
    ({ signs: columns[i]!, categories, label, ...(words ? { words } : {}), ...(heads[i]!.n ? { n: heads[i]!.n } : {}) });
  const asMeasures = (): AcrossPlan => ({ names: [], columns: columns.map((signs, i) => plan(i, [], labels[i]!, guess(signs, labels[i]!))) });
  const asCategories = (): AcrossPlan => ({ names: [corner], columns: columns.map((_, i) => plan(i, [labels[i]!], '')) });
  if (columns.length === 1) return heads[0]!.n || saysTotal(labels[0]!) || columns[0]!.forms.has('pair') && !guess(columns[0]!, labels[0]!) ? asCategories() : asMeasures();
  const factored = factor(labels);
  if (factored) {
    return { names: [corner], columns: columns.map((_, i) => plan(i, [factored[i]!.base], factored[i]!.measure, wordsOfAffix(factored[i]!.measure))) };
  }
  const words = columns.map((signs, i) => (saysTotal(labels[i]!) ? undefined : guess(signs, labels[i]!)));
  const named = words.filter((each) => each && each.confidence >= strong);
  const weak = words.filter((each) => each && each.confidence < strong);
  const plain = columns.filter((_, i) => !words[i] && !saysTotal(labels[i]!));
  const summarised = words.some((each) => each?.kind === 'median' || each?.kind === 'mean');
  if (labels.filter((label) => dated.test(label) && !(summarised && quartile.test(label))).length >= 2) {
    return { names: [corner], columns: columns.map((_, i) => (isChange.test(plainWords(labels[i]!)) ? plan(i, ['Total'], labels[i]!, { kind: 'coefficient', confidence: 0.8 }) : plan(i, [labels[i]!], ''))) };
  }
  if (named.length === 0 && homogeneous(columns) && weak.every((each) => each!.kind === 'count')) {
    if (new Set(weak.map((each) => each!.unit)).size <= 1 && (plain.length + weak.length >= 2 || plain.length + weak.length === 1 && columns.length > 1)) return asCategories();
  }
  const tests = words.every((each, i) => !each || each.confidence < strong || testKinds.has(each.kind) || each.base === true || /^n$/i.test(labels[i]!.trim()));
  const grouped = columns.filter((signs, i) => !named.includes(words[i]) && (heads[i]!.n !== undefined || [...signs.forms.keys()].some((form) => form !== 'single') || saysTotal(labels[i]!)));
  if (named.length > 0 && tests && grouped.length >= 1 && (grouped.length >= 2 || grouped.some((signs) => heads[columns.indexOf(signs)]!.n)) && words.some((each) => each && testKinds.has(each.kind))) {
    const whole = labels.find((label, i) => grouped.includes(columns[i]!) && saysTotal(label)) ?? 'Total';
    return { names: [corner], columns: columns.map((_, i) => (named.includes(words[i]) && words[i] ? plan(i, [whole], labels[i]!, words[i]) : plan(i, [labels[i]!], ''))) };
  }
  if (plain.length >= 2 && named.length > 0 && homogeneous(plain) && sharesOf(plain, columns, words)) {
    const total = 'Total';
    return {
      names: [corner],
      columns: columns.map((signs, i) => (plain.includes(signs) ? plan(i, [labels[i]!], '') : plan(i, [total], labels[i]!, words[i]))),
    };
  }
  return asMeasures();
}

function wordsOfAffix(measure: string): WordGuess | undefined {
  if (measure === '') return undefined;
  if (/^total$/i.test(measure)) return { kind: 'count', confidence: 0.85, base: true };
  return guessMeasure(measure);
}

/** Whether unnamed columns are shares of, or parts of, a named base: percentages beside an N. */
const sharesOf = (plain: readonly ColumnSigns[], columns: readonly ColumnSigns[], words: readonly (WordGuess | undefined)[]): boolean => {
  const others = words.filter((each, i) => each && !plain.includes(columns[i]!));
  return others.every((each) => each!.kind === 'count' && (each!.base || each!.confidence >= 0.9)) && others.length === 1
    && plain.every(({ numbers, wholes, low, high }) => numbers > 0 && wholes < numbers && low >= 0 && high <= 100);
};

/** What every value column stands for, from its header rows. */
export function planColumns(lexed: LexedGrid, region: Region, values: readonly ColumnSigns[], keyCount: number): AcrossPlan {
  const heads = values.map((signs) => headOf(lexed, region, signs));
  const depth = region.headerRows.length;
  const cornerOf = (level: number) => (keyCount > 0 && depth > 1 ? lexed.text(region.headerRows[level]!, region.left) : '');
  const live: number[] = [];
  const constant: string[] = [];
  for (let level = 0; level < depth; level++) {
    const labels = new Set(heads.map(({ path }) => path[level] ?? ''));
    if (labels.size === 1 && values.length > 1) constant.push([...labels][0]!);
    else if ([...labels].some((label) => label !== '')) live.push(level);
  }
  const fixed = constant.filter(Boolean).map((label) => ({ label, words: guessMeasure(label) })).find(({ words }) => words && words.confidence >= 0.7);
  const withFixed = (plan: AcrossPlan): AcrossPlan => (fixed
    ? { ...plan, columns: plan.columns.map((column) => (column.words ? column : { ...column, label: column.label || constant.filter(Boolean).join(' › '), words: fixed.words })) } : plan);
  if (live.length <= 1) {
    const nameless = values.length > 1 && live.length === 0;
    const narrowed = heads.map((head, i) => ({ ...head, path: live.length === 1 ? [head.path[live[0]!] ?? ''] : nameless ? [`Column ${values[i]!.column + 1}`] : head.path.slice(-1) }));
    const corner = live.length === 1 ? cornerOf(live[0]!) : '';
    const plan = flat(values.map((signs, i) => ({ ...signs, path: narrowed[i]!.path })), narrowed, corner);
    return withFixed(plan);
  }
  const measured = live.find((level) => {
    const labels = [...new Set(heads.map(({ path }) => path[level] ?? ''))].filter((label) => label !== '' && !saysTotal(label));
    return labels.length > 0 && labels.filter((label) => (guessMeasure(label)?.confidence ?? 0) >= strong && plainWords(label).length > 0).length >= labels.length * 0.6;
  });
  const across = live.filter((level) => level !== measured);
  return withFixed({
    names: across.map(cornerOf),
    columns: values.map((signs, i) => {
      const label = measured === undefined ? '' : heads[i]!.path[measured] ?? '';
      const words = label === '' ? undefined : guessMeasure(label);
      return {
        signs, label, ...(words ? { words } : {}), ...(heads[i]!.n ? { n: heads[i]!.n } : {}),
        categories: across.map((level) => heads[i]!.path[level] || 'Total'),
      };
    }),
  });
}
