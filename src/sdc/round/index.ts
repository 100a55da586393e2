/** Rounding: each number on its own, or the whole table so that it still adds up. */
export { controlledRounding, type ControlledOptions, type ControlledRounding, type Highs, type ToRound } from './controlled.js';
export { roundToBase, roundToFigures, roundToLadder, roundToMidpoint6 } from './conventional.js';
export { recomputeTotals } from './totals.js';
