/**
 * Many exact sums at once, in whole units. They are kept as doubles while every one stays below 2^53, where doubles are
 * exact, and move to big integers, all together, before the first could leave that range.
 */
export class ExactSums {
  #small = new Float64Array(1024);
  #big: bigint[] | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A new sum of zero; answers its index. */
  open(): number {
    if (this.#big) this.#big.push(0n);
    else if (this.#length === this.#small.length) {
      const larger = new Float64Array(this.#small.length * 2);
      larger.set(this.#small);
      this.#small = larger;
    }
    return this.#length++;
  }

  add(index: number, units: number | bigint): void {
    if (!this.#big && typeof units === 'number') {
      const next = this.#small[index]! + units;
      if (Number.isSafeInteger(next)) {
        this.#small[index] = next;
        return;
      }
    }
    const big = this.#asBig();
    big[index] = big[index]! + BigInt(units);
  }

  /** Every sum times a power of ten: the unit became smaller. */
  scale(factor: bigint): void {
    const small = Number(factor);
    const fits = !this.#big && this.#small.subarray(0, this.#length).every((value) => Number.isSafeInteger(value * small));
    if (fits) for (let i = 0; i < this.#length; i += 1) this.#small[i]! *= small;
    else {
      const big = this.#asBig();
      for (let i = 0; i < big.length; i += 1) big[i]! *= factor;
    }
  }

  /** The sum as it is kept: a double that is exact, or a big integer. */
  at(index: number): number | bigint {
    return this.#big ? this.#big[index]! : this.#small[index]!;
  }

  get(index: number): bigint {
    return this.#big ? this.#big[index]! : BigInt(this.#small[index]!);
  }

  #asBig(): bigint[] {
    return (this.#big ??= Array.from(this.#small.subarray(0, this.#length), (value) => BigInt(value)));
  }
}
