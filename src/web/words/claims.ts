import type { FileView } from '../../ports/index.js';
import type { Answers } from '../../requests/request.js';
import { decimal } from '../../sdc/decimal.js';
import { measureOf, valueOf } from '../../sdc/table.js';
import { plural } from './plural.js';

/** What the researcher says they did, held against the file. */
export interface Claim {
  readonly says: string;
  readonly holds: boolean;
  readonly finds: string;
}

/** "Says rounded to 5 ✗ 31 of 48 counts are not". Counts only; cells that show no number are left out. */
export function claimsAgainst(answers: Answers, view: Pick<FileView, 'tables'> | undefined): Claim[] {
  const counts = (view?.tables ?? []).flatMap((table) => table.cells.filter((cell) => measureOf(table, cell).kind === 'count').flatMap((cell) => valueOf(cell) ?? []));
  if (counts.length === 0) return [];
  const claims: Claim[] = [];
  if (answers.protections?.includes('rounded') && answers.roundedTo) {
    const base = answers.roundedTo;
    claims.push(claim(`Says rounded to ${base}`, counts.filter((value) => !isMultiple(value, base)).length, counts.length));
  }
  if (answers.protections?.includes('suppressed') && answers.suppressedUnder) {
    const under = answers.suppressedUnder;
    const small = counts.filter((value) => value > 0 && value < under).length;
    claims.push({
      says: `Says counts under ${under} are suppressed`, holds: small === 0,
      finds: small === 0 ? 'No count under it is shown' : `${plural(small, 'count')} under it ${small === 1 ? 'is' : 'are'} shown`,
    });
  }
  if (answers.smallest !== undefined) {
    const below = counts.filter((value) => value > 0 && value < answers.smallest!).length;
    claims.push({ says: `Says the smallest count is ${answers.smallest}`, holds: below === 0, finds: below === 0 ? 'No count is smaller' : `${plural(below, 'count')} ${below === 1 ? 'is' : 'are'} smaller` });
  }
  return claims;
}

const claim = (says: string, misses: number, all: number): Claim => ({
  says, holds: misses === 0, finds: misses === 0 ? `All ${all} counts are` : `${misses} of ${all} counts are not`,
});

/** Exact: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, base: number): boolean {
  const [a, b] = [decimal(value), decimal(base)];
  const scale = Math.max(a.scale, b.scale);
  const units = (one: { units: bigint; scale: number }): bigint => one.units * 10n ** BigInt(scale - one.scale);
  return units(b) !== 0n && units(a) % units(b) === 0n;
}
