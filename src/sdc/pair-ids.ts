const golden = 0x9e3779b1;

/**
 * Pairs of small integers to one, in order of appearance: a hash table of plain numbers, because a data set may have
 * millions of pairs. Keys are never joined as text: ("a-b", "c") is not ("a", "b-c"). `most` is the largest second
 * number, and a quarter of the pairs, that are kept; beyond that it throws a RangeError.
 */
export class PairIds {
  readonly #most: number;
  /** Id + 1 by hash; 0 is free. Never more than half full. */
  #table = new Int32Array(2 ** 10);
  #first = new Int32Array(2 ** 9);
  #second = new Int32Array(2 ** 9);
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  first(id: number): number {
    return this.#first[id]!;
  }

  second(id: number): number {
    return this.#second[id]!;
  }

  id(a: number, b: number): number {
    const mask = this.#table.length - 1;
    for (let at = hashOf(a, b) & mask; ; at = (at + 1) & mask) {
      const id = this.#table[at]! - 1;
      if (id < 0) return this.#open(at, a, b);
      if (this.#first[id] === a && this.#second[id] === b) return id;
    }
  }

  #open(at: number, a: number, b: number): number {
    if (b >= this.#most || this.#length >= this.#most * 4) throw new RangeError('too many different labels or contributors');
    const id = this.#length++;
    this.#first[id] = a;
    this.#second[id] = b;
    this.#table[at] = id + 1;
    if (this.#length === this.#first.length) this.#grow();
    return id;
  }

  #grow(): void {
    const size = this.#first.length * 2;
    const [first, second, table] = [new Int32Array(size), new Int32Array(size), new Int32Array(size * 2)];
    first.set(this.#first);
    second.set(this.#second);
    const mask = table.length - 1;
    for (let id = 0; id < this.#length; id += 1) {
      let at = hashOf(first[id]!, second[id]!) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = id + 1;
    }
    [this.#first, this.#second, this.#table] = [first, second, table];
  }
}

function hashOf(a: number, b: number): number {
  let hash = Math.imul(a, golden) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
