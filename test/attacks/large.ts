import type { System } from '../../src/sdc/audit/index.js';
import { between } from './seeded.js';
import { allCodes, flat, hidden, legend, nested, published, randomTruth, rounded, shown } from './shapes.js';

/** The same question for magnitudes: nothing is whole, so every solver answers the linear programme itself. */
export function asMagnitudes({ variables, ...rest }: System): System {
  return { ...rest, variables: variables.map((v) => ({ ...v, whole: false })) };
}

/** Tables of a hundred to a few hundred cells, of six shapes, suppressed, censored or rounded: too many tables to try. */
export function largeTable(random: () => number, shape: number): System {
  const trees = [
    [flat(12), flat(9)],
    [nested(3, 3), flat(7)],
    [nested(3, 3), nested(2, 3)],
    [flat(5), flat(4), flat(4)],
    [nested(2, 3), flat(3), flat(3)],
    [flat(3), flat(3), flat(3), flat(2)],
  ][shape % 6]!;
  const truth = randomTruth(random, trees, 40);
  const share = 0.1 + 0.4 * random();
  const style = between(random, 0, 2);
  const codes = [...allCodes(trees)];
  return published('large', trees, truth, (value, cell) => {
    if (style === 2) return rounded(value, 5);
    if (random() > share || codes[cell]!.every((c) => c === 0)) return shown(value);
    return style === 1 && value < 10 ? legend(0, 9) : hidden;
  }).system;
}
