import type { Rule } from '../src/sdc/rule.js';
import dominanceNk from './dominance-nk/rule.js';
import impliedCountPercent from './implied-count-percent/rule.js';
import minCellCount from './min-cell-count/rule.js';
import pPercent from './p-percent/rule.js';
import roundingBase from './rounding-base/rule.js';
import suppressionExact from './suppression-exact/rule.js';
import suppressionSingletonLine from './suppression-singleton-line/rule.js';
import zeroCell from './zero-cell/rule.js';

/** The catalogue of disclosure rules, one line each, in alphabetical order of their ids. */
export const rules: readonly Rule[] = [
  dominanceNk,
  impliedCountPercent,
  minCellCount,
  pPercent,
  roundingBase,
  suppressionExact,
  suppressionSingletonLine,
  zeroCell,
];
