/** One quantity inside a grid cell. */
export type Part =
  | { readonly is: 'number'; readonly value: number; readonly decimals: number; readonly percent: boolean; readonly text: string }
  | { readonly is: 'bound'; readonly sign: '<' | '<=' | '>' | '>='; readonly value: number; readonly decimals: number; readonly percent: boolean; readonly text: string }
  /** A span of whole numbers that stands for a hidden one: "1-7". */
  | { readonly is: 'mark'; readonly mark: string; readonly text: string };

/**
 * The parts of a cell and how they stand together:
 * single `12` · pair `8 (3.8%)` · over `3/40` · over-percent `3/40 (7.5%)` · plus-minus `5 ± 2` ·
 * triple `1.2 (0.9, 1.6)` · range `18, 97`.
 */
export type Form = 'single' | 'pair' | 'over' | 'over-percent' | 'plus-minus' | 'triple' | 'range';

export type Lexeme =
  | { readonly is: 'blank' }
  | { readonly is: 'text' }
  | { readonly is: 'date' }
  | {
    readonly is: 'parts';
    readonly form: Form;
    readonly parts: readonly Part[];
    /** Brackets around a single number: a standard error, a negative amount or an n. */
    readonly bracketed?: boolean;
    /** Stars, daggers or a quality flag after the number ("45r", "1.2**"). */
    readonly flag?: string;
    /** Written as p-values are ("<0.001", "p = 0.03"). */
    readonly pValue?: boolean;
    /** A currency sign stands before it. */
    readonly money?: boolean;
  };

/** How a file writes numbers. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
}

export const pointStyle: NumberStyle = { decimal: '.' };
