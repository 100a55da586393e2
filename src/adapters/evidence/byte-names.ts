/** Numbers for fields by their bytes: a text is made of a field only the first time it is seen. */
export class ByteNames {
  readonly #idOf: (text: string) => number;
  /** Entry + 1 by hash; 0 is free. Never more than half full. */
  #table = new Int32Array(2 ** 8);
  #starts = new Int32Array(2 ** 7);
  #hashes = new Int32Array(2 ** 7);
  #ids = new Int32Array(2 ** 7);
  #length = 0;
  #bytes = Buffer.alloc(2 ** 12);
  #used = 0;

  /** `idOf` numbers the texts; different bytes may be the same text once decoded. */
  constructor(idOf: (text: string) => number) {
    this.#idOf = idOf;
  }

  id(bytes: Buffer, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#table.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = this.#table[at]! - 1;
      if (entry < 0) return this.#open(at, hash, bytes.subarray(start, end));
      if (this.#hashes[entry] === hash && this.#is(entry, bytes, start, end)) return this.#ids[entry]!;
    }
  }

  #is(entry: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.#starts[entry]!;
    const to = entry + 1 < this.#length ? this.#starts[entry + 1]! : this.#used;
    if (to - from !== end - start) return false;
    for (let at = 0; at < end - start; at += 1) if (this.#bytes[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #open(at: number, hash: number, field: Buffer): number {
    if (this.#used + field.length > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], Math.max(this.#bytes.length * 2, this.#used + field.length));
    field.copy(this.#bytes, this.#used);
    const entry = this.#length++;
    this.#starts[entry] = this.#used;
    this.#used += field.length;
    this.#hashes[entry] = hash;
    const id = this.#ids[entry] = this.#idOf(field.toString('utf8'));
    this.#table[at] = entry + 1;
    if (this.#length === this.#ids.length) this.#grow();
    return id;
  }

  #grow(): void {
    const size = this.#ids.length * 2;
    const larger = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(size);
      made.set(old);
      return made;
    };
    [this.#starts, this.#hashes, this.#ids] = [larger(this.#starts), larger(this.#hashes), larger(this.#ids)];
    this.#table = new Int32Array(size * 2);
    const mask = this.#table.length - 1;
    for (let entry = 0; entry < this.#length; entry += 1) {
      let at = this.#hashes[entry]! & mask;
      while (this.#table[at] !== 0) at = (at + 1) & mask;
      this.#table[at] = entry + 1;
    }
  }
}
