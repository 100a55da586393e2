import type { AcroVersion } from './agreement.js';

const normalised = 'ACRO compares proportions with 10, so every cell fails. We work out the count behind each share: one is 9, the others may be published.';
const allZero = 'With a largest contribution of 0 the p% rule is undefined; ACRO fails it. We say that it cannot be decided, and `all-values-same` blocks the cell.';
const negative = 'One negative value switches dominance off for ACRO’s whole table. We judge cell by cell: the dominated cell has no negative value, and fails.';

/** Where we differ from ACRO on purpose, case by case, and why. Anything not listed here must agree, and nothing listed here may agree. */
export const defects: Readonly<Record<AcroVersion, Readonly<Record<string, string>>>> = {
  '1.0': {
    thr_normalize_all: normalised,
    all_zero_values_cell: allZero,
    empty_cell_mean: 'ACRO counts a cell without records as low. It shows no mean, so there is nothing to protect.',
    negative_hides_dominance: negative,
    missing_values_checked: 'With its option on, ACRO asks for a look because values are missing. Missing values disclose nothing: we count the values observed, and there are enough. (`all-values-same` blocks the cell.)',
    missing_count_above_thr_but_observed_below: 'ACRO’s threshold counts rows, missing values included. We count the values observed: too few stand behind the mean.',
    hist_long_tail: 'Both fail for low bins. ACRO runs its check for zeros on tables and not on the bins of a histogram; we do.',
    hist_exact_10_per_bin: 'ACRO leaves the largest value out of the last bin and finds 9. There are 10, as drawn.',
    surv_n30: 'ACRO 1.0.1 counts the degrees of freedom of an empty frame: 0 for every survival table. We fail the same table for its steps of few events.',
    surv_n200: 'ACRO 1.0.1 counts the degrees of freedom of an empty frame: 0 for every survival table. We fail the same table for its steps of few events.',
  },
  '0.4': {
    thr_normalize_all: normalised,
    all_zero_values_cell: allZero,
    empty_cell_mean: 'ACRO 0.4 fails dominance for a cell without records, because pandas leaves it blank in the mask. It shows no mean, so there is nothing to protect.',
    negative_hides_dominance: negative,
    negative_hides_threshold: 'One negative value makes ACRO 0.4 skip all its checks, the threshold too. A cell of 9 is low whatever the sign of its values.',
    missing_values_checked: 'With its option on, ACRO 0.4 skips all its checks where values are missing, and asks for a look. We count the values observed, and there are enough. (`all-values-same` blocks the cell.)',
    hist_exact_10_per_bin: 'ACRO 0.4 never passes a histogram, because it prints the smallest and largest value. The bins have 10 each; extremes are the business of `extreme-value`, and the figure of `graph-histogram`.',
    pie_ok: 'ACRO 0.4.12 draws no pie charts: there is nothing to agree with.',
  },
};
