import type { CellEvidence } from './contributions.js';

type Units = number | bigint;

/** A sum that is a double while that is exact, and spills over into a big integer before it is not. */
class Sum {
  #small = 0;
  #big = 0n;
  add(units: Units): void {
    if (typeof units === 'number') {
      const next = this.#small + units;
      if (Number.isSafeInteger(next)) {
        this.#small = next;
        return;
      }
    }
    this.#big += BigInt(units);
  }
  get total(): bigint {
    return this.#big + BigInt(this.#small);
  }
}

/** What stands behind one cell, from its contributors one by one. Comparisons between doubles and big integers are exact. */
export class CellTally {
  #n = 0;
  readonly #sum = new Sum();
  readonly #absolute = new Sum();
  readonly #largest: Units[] = [];
  readonly #who: number[] = [];
  readonly #largestAbsolutes: Units[] = [];
  #negatives = 0;
  #zeros = 0;
  #first: Units = 0;
  #isAllSame = true;
  missing = 0;

  /** A contributor, with all they contributed; ties go to the one who came first. */
  add(units: Units, who: number): void {
    if (this.#n === 0) this.#first = units;
    else if (units !== this.#first) this.#isAllSame = false;
    this.#n += 1;
    this.#sum.add(units);
    const absolute = units < 0 ? -units : units;
    this.#absolute.add(absolute);
    if (units < 0) this.#negatives += 1;
    if (units === 0 || units === 0n) this.#zeros += 1;
    const at = insert(this.#largest, units);
    if (at >= 0) {
      this.#who.splice(at, 0, who);
      this.#who.length = this.#largest.length;
    }
    insert(this.#largestAbsolutes, absolute);
  }

  evidence(labels: CellEvidence['labels'], weightOf: (who: number) => string | undefined): CellEvidence {
    return {
      labels, missing: this.missing, n: this.#n, sum: this.#sum.total, largest: this.#largest.map(BigInt), sumOfAbsolutes: this.#absolute.total,
      largestAbsolutes: this.#largestAbsolutes.map(BigInt), negatives: this.#negatives, zeros: this.#zeros, isAllSame: this.#n > 0 && this.#isAllSame, weights: this.#who.map(weightOf),
    };
  }
}

/** Puts a value among the three greatest, downwards, behind its equals; answers where, or −1. */
function insert(best: Units[], value: Units): number {
  if (best.length === 3 && value <= best[2]!) return -1;
  let at = best.length;
  while (at > 0 && value > best[at - 1]!) at -= 1;
  best.splice(at, 0, value);
  if (best.length > 3) best.length = 3;
  return at;
}
