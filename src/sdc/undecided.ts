import type { Undecided } from './dominance.js';
import type { Gap } from './rule.js';
import type { Cell } from './table.js';

const asks: Readonly<Record<Undecided, Pick<Gap, 'missing' | 'ask'>>> = {
  'no-evidence': { missing: 'largest', ask: 'Attach the number of contributors, the total and the two largest contributions behind each of these cells' },
  negative: { missing: 'contributors', ask: 'Some contributions are negative, so shares are not defined; a checker must decide, or attach absolute values' },
  'total-zero': { missing: 'contributors', ask: 'The contributions add up to zero, so shares are not defined; a checker must decide' },
};

/** Why a concentration rule could not decide about a cell, and what to attach. */
export const undecided = (why: Undecided, cell: Cell): Gap => ({ ...asks[why], cells: [cell] });
