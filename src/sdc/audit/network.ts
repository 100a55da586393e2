import type { Component } from './components.js';
import { OutOfBudget } from './tableau.js';

/**
 * A plain two-way table is a network: each sum a node, each unknown an arc that carries its value from one sum to
 * another, within its bounds. How far an unknown can rise is then a maximum flow (Dinic 1970), whole for whole
 * numbers, and no matrix is needed at all (Cox 1980; Castro, Computers & OR 2012, for tables in particular).
 */
export class Network {
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  /** The table at hand; every push leaves another one. */
  readonly value: Float64Array;
  readonly #tail: Int32Array;
  readonly #head: Int32Array;
  /** Arcs at each node, one node after another: arc 2v is variable v forwards, 2v + 1 backwards. */
  readonly #first: Int32Array;
  readonly #arcs: Int32Array;
  readonly #level: Int32Array;
  readonly #next: Int32Array;
  readonly #queue: Int32Array;
  readonly #path: number[] = [];
  #without = -1;
  #isEndless = false;
  readonly #isOver: () => boolean;

  constructor(component: Component, ends: Ends, value: Float64Array, isOver: () => boolean) {
    this.#low = component.low;
    this.#high = component.high;
    this.value = value;
    this.#tail = ends.tail;
    this.#head = ends.head;
    this.#isOver = isOver;
    const nodes = component.rows.length + 1;
    this.#level = new Int32Array(nodes);
    this.#next = new Int32Array(nodes);
    this.#queue = new Int32Array(nodes);
    this.#first = new Int32Array(nodes + 1);
    const count = value.length;
    for (let v = 0; v < count; v++) {
      this.#first[ends.tail[v]! + 1]!++;
      this.#first[ends.head[v]! + 1]!++;
    }
    for (let node = 0; node < nodes; node++) this.#first[node + 1]! += this.#first[node]!;
    this.#arcs = new Int32Array(2 * count);
    const fill = this.#first.slice();
    for (let v = 0; v < count; v++) {
      this.#arcs[fill[ends.tail[v]!]!++] = 2 * v;
      this.#arcs[fill[ends.head[v]!]!++] = 2 * v + 1;
    }
  }

  /** Raise (`way` 1) or lower (`way` −1) a variable as far as any table allows. False: nothing stops it. */
  push(variable: number, way: number): boolean {
    const own = way > 0 ? this.#high[variable]! - this.value[variable]! : this.value[variable]! - this.#low[variable]!;
    if (own === 0) return true;
    // What enters at the far end must return to the near end by other arcs.
    const from = way > 0 ? this.#head[variable]! : this.#tail[variable]!;
    const to = way > 0 ? this.#tail[variable]! : this.#head[variable]!;
    this.#without = variable;
    this.#isEndless = from === to && own === Infinity;
    const moved = from === to ? own : this.#flow(from, to, own);
    if (Number.isFinite(moved)) this.value[variable]! += way * moved;
    return !this.#isEndless;
  }

  #room(arc: number): number {
    const v = arc >> 1;
    return (arc & 1) === 0 ? this.#high[v]! - this.value[v]! : this.value[v]! - this.#low[v]!;
  }

  #other(arc: number): number {
    return (arc & 1) === 0 ? this.#head[arc >> 1]! : this.#tail[arc >> 1]!;
  }

  /** The greatest flow from one node to another, at most `limit`; cut short when a path has no limit at all. */
  #flow(from: number, to: number, limit: number): number {
    let left = limit;
    let total = 0;
    while (left > 0 && this.#reaches(from, to)) {
      this.#next.set(this.#first.subarray(0, this.#next.length));
      for (;;) {
        if (this.#isOver()) throw new OutOfBudget();
        const amount = this.#augment(from, to, left);
        if (amount === 0) break;
        if (amount === Infinity) {
          this.#isEndless = true;
          return total;
        }
        total += amount;
        left -= amount;
        if (left === 0) break;
      }
    }
    return total;
  }

  /** Breadth first: how many arcs each node is away from `from`. */
  #reaches(from: number, to: number): boolean {
    const level = this.#level.fill(-1);
    const queue = this.#queue;
    level[from] = 0;
    queue[0] = from;
    let end = 1;
    for (let head = 0; head < end; head++) {
      const node = queue[head]!;
      for (let k = this.#first[node]!; k < this.#first[node + 1]!; k++) {
        const arc = this.#arcs[k]!;
        const other = this.#other(arc);
        if (level[other]! >= 0 || arc >> 1 === this.#without || this.#room(arc) <= 0) continue;
        level[other] = level[node]! + 1;
        if (other === to) return true;
        queue[end++] = other;
      }
    }
    return false;
  }

  /** Depth first along the levels: one path, filled to its narrowest arc. */
  #augment(from: number, to: number, limit: number): number {
    const path = this.#path;
    path.length = 0;
    let node = from;
    while (node !== to) {
      let arc = -1;
      for (; this.#next[node]! < this.#first[node + 1]!; this.#next[node]!++) {
        const candidate = this.#arcs[this.#next[node]!]!;
        if (candidate >> 1 === this.#without || this.#level[this.#other(candidate)] !== this.#level[node]! + 1) continue;
        if (this.#room(candidate) <= 0) continue;
        arc = candidate;
        break;
      }
      if (arc >= 0) {
        path.push(arc);
        node = this.#other(arc);
        continue;
      }
      const back = path.pop();
      if (back === undefined) return 0;
      node = this.#other(back ^ 1);
      this.#next[node]!++;
    }
    let amount = limit;
    for (const arc of path) amount = Math.min(amount, this.#room(arc));
    if (amount === Infinity) return Infinity;
    for (const arc of path) this.value[arc >> 1]! += (arc & 1) === 0 ? amount : -amount;
    return amount;
  }
}

/** The node each arc leaves and the node it enters; the last node stands for the world outside. */
export interface Ends {
  readonly tail: Int32Array;
  readonly head: Int32Array;
}

/**
 * See a component as a network, or null when it is not one: every unknown in at most two sums, once each, and the
 * sums' signs such that what leaves one enters the other.
 */
export function networkEnds({ rows, low }: Component): Ends | null {
  const outside = rows.length;
  const found = { row: [new Int32Array(low.length).fill(-1), new Int32Array(low.length).fill(-1)], times: [new Int8Array(low.length), new Int8Array(low.length)] };
  for (const [r, { columns, times }] of rows.entries()) {
    for (let k = 0; k < columns.length; k++) {
      const v = columns[k]!;
      const place = found.row[0]![v] === -1 ? 0 : found.row[1]![v] === -1 ? 1 : 2;
      if (place === 2 || Math.abs(times[k]!) !== 1) return null;
      found.row[place]![v] = r;
      found.times[place]![v] = times[k]!;
    }
  }
  const [one, two] = found.row as [Int32Array, Int32Array];
  const [a, b] = found.times as [Int8Array, Int8Array];
  const sign = signs(rows.map((row) => row.columns), (v, r) => (two[v] === -1 ? null : { row: one[v] === r ? two[v]! : one[v]!, same: a[v] !== b[v] }));
  if (!sign) return null;
  const tail = new Int32Array(low.length);
  const head = new Int32Array(low.length);
  for (let v = 0; v < low.length; v++) {
    const enters = a[v]! * (one[v]! >= 0 ? sign[one[v]!]! : 1) > 0;
    const here = one[v]! >= 0 ? one[v]! : outside;
    const there = two[v]! >= 0 ? two[v]! : outside;
    head[v] = enters ? here : there;
    tail[v] = enters ? there : here;
  }
  return { tail, head };
}

/** A sign for each row so that linked rows agree or differ as they must; null when they cannot. */
function signs(columns: readonly (readonly number[])[], link: (variable: number, row: number) => { row: number; same: boolean } | null): Int8Array | null {
  const sign = new Int8Array(columns.length);
  for (let start = 0; start < columns.length; start++) {
    if (sign[start] !== 0) continue;
    sign[start] = 1;
    const queue = [start];
    for (let head = 0; head < queue.length; head++) {
      const row = queue[head]!;
      for (const variable of columns[row]!) {
        const other = link(variable, row);
        if (!other) continue;
        const wanted = other.same ? sign[row]! : -sign[row]!;
        if (sign[other.row] === 0) {
          sign[other.row] = wanted;
          queue.push(other.row);
        } else if (sign[other.row] !== wanted) return null;
      }
    }
  }
  return sign;
}
