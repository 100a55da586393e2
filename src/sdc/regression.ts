import type { FileSubject } from './subjects.js';
import { measureOf, type Cell, type Table } from './table.js';

/** What a regression table says of its model. */
export interface Model {
  readonly table: Table;
  /** Estimated parameters: rows with a coefficient. */
  readonly terms: readonly string[];
  readonly n?: number;
  readonly residual?: number;
  /** The cell that shows n or the degrees of freedom, or the first coefficient. */
  readonly cell: Cell;
}

const plain = (label: string): string => label.toLowerCase().replaceAll(/[\s._:-]+/g, ' ').trim();
const isN = (label: string): boolean => /^(n|n obs|nobs|obs|observations|no observations|num(ber of)? obs(ervations)?|number of observations|sample size|total n)$/.test(plain(label).replaceAll(/[()]/g, ''));
const isResidual = (label: string): boolean => /^(df resid(uals?)?|df residual|residual df|df|dof|degrees of freedom|residual degrees of freedom|df r)$/.test(plain(label));
const isSummary = (label: string): boolean => isN(label) || isResidual(label)
  || /^(r ?(2|²|sq(uared?)?)|adj.*|multiple r.*|pseudo.*|aic|bic|log ?lik.*|f( stat.*| value)?|sigma|rmse|root mse|deviance|null deviance|residual (se|standard error)|prob.*|df model|dep.* variable|method)$/.test(plain(label));

/** The models of a file's regression tables that list coefficients. Odds and hazard ratios alone are no list of parameters. */
export function modelsOf(file: Pick<FileSubject, 'tables'>): Model[] {
  return file.tables.filter(({ shape, measures }) => shape === 'regression' && measures.some(({ kind }) => kind === 'coefficient')).map((table) => {
    const numbers = table.cells.filter(({ shown }) => shown.as === 'number');
    const rowLabel = (cell: Cell): string => cell.coords.map((index, at) => (table.dimensions[at]!.axis === 'row' ? table.dimensions[at]!.categories[index]!.label : '')).join(' ').trim();
    const coefficients = numbers.filter((cell) => measureOf(table, cell).kind === 'coefficient' && !isSummary(rowLabel(cell)));
    const named = (test: (label: string) => boolean): Cell | undefined => numbers.find((cell) => test(rowLabel(cell)) || test(measureOf(table, cell).label));
    const [n, residual] = [named(isN), numbers.find((cell) => isResidual(rowLabel(cell)) || (isResidual(measureOf(table, cell).label) && measureOf(table, cell).kind === 'degrees-of-freedom'))];
    const value = (cell: Cell | undefined): number | undefined => (cell?.shown.as === 'number' ? cell.shown.value : undefined);
    return {
      table, terms: [...new Set(coefficients.map(rowLabel))], cell: residual ?? n ?? coefficients[0] ?? numbers[0]!,
      ...(value(n) !== undefined && { n: value(n)! }), ...(value(residual) !== undefined && { residual: value(residual)! }),
    };
  }).filter(({ cell }) => cell !== undefined);
}

/** Residual degrees of freedom that the text of a log states: statsmodels, R, Stata. */
export function residualsInText(file: Pick<FileSubject, 'texts'>): number[] {
  const found: number[] = [];
  for (const { text, origin } of file.texts()) {
    if (origin !== 'text' && origin !== 'cell') continue;
    for (const match of text.matchAll(/Df Residuals:\s*(\d+)|on\s+(?:\d+ and )?(\d+)\s+(?:degrees of freedom|DF)\b|F\(\s*\d+\s*,\s*(\d+)\s*\)/g)) found.push(Number(match[1] ?? match[2] ?? match[3]));
  }
  return found;
}

const saysN = /(?:\bn|\bobs(?:ervations)?|\bnumber of (?:subjects|patients|people|participants|observations|obs))\s*[=:]\s*(\d{1,3}(?:,\d{3})+|\d+)\b/gi;
const numbersSaid = (text: string): number[] => [...text.matchAll(saysN)].map((match) => Number(match[1]!.replaceAll(',', '')));

/** The smallest number of observations that the notes of a table state ("n = 4,201"). Undefined when they state none. */
export function nInNotes({ title, notes }: Pick<Table, 'title' | 'notes'>): number | undefined {
  const said = [title, ...notes].flatMap(numbersSaid);
  return said.length > 0 ? Math.min(...said) : undefined;
}

/** The smallest number of observations that the lines of a log state: "n= 12410, number of events= 934". */
export function nInText(file: Pick<FileSubject, 'texts'>): number | undefined {
  let least: number | undefined;
  for (const { text, origin } of file.texts()) if (origin === 'text' || origin === 'cell') for (const n of numbersSaid(text)) least = Math.min(least ?? n, n);
  return least;
}
