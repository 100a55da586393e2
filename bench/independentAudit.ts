/**
 * A second opinion on a suppression pattern, written for the benchmark alone: it shares no code with src/sdc.
 * Outsider: one linear programme per primary and side (HiGHS), over the hidden cells as changes from the truth.
 * Insider: which hidden cells are a combination of what is published and of what one contributor knows, by
 * elimination modulo two primes.
 */
import highsModule from 'highs';

// The package describes its ES module as CommonJS; the default import is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export interface PatternToAudit {
  readonly values: readonly number[];
  /** Each sum as the cell of its total and the cells of its parts. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  readonly hidden: readonly boolean[];
  readonly primaries: readonly { readonly cell: number; readonly lower: number; readonly upper: number }[];
  /** The cells that each sole contributor of a hidden cell knows. */
  readonly holders: readonly (readonly number[])[];
}

export interface SecondOpinion {
  readonly exactlyDisclosed: number;
  readonly underProtected: number;
  readonly insiderVictims: number;
}

const PRIMES = [67_108_859, 67_108_837];
const TOLERANCE = 1e-6;

export async function secondOpinion(pattern: PatternToAudit): Promise<SecondOpinion> {
  const equations = equationsOf(pattern);
  const known = PRIMES.map((prime) => knownBy(pattern, equations, prime));
  const [first, second] = known;
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the two primes disagree: audit by a third');
  const short = await tooNarrow(pattern, equations);
  const exact = new Set(first!.everybody.filter((cell) => pattern.primaries.some((p) => p.cell === cell)));
  return {
    exactlyDisclosed: exact.size,
    underProtected: new Set([...short, ...exact]).size,
    insiderVictims: first!.victims.length,
  };
}

type Equation = readonly { readonly cell: number; readonly times: number }[];

/** The sums, over hidden cells only. */
function equationsOf({ sums, hidden }: PatternToAudit): Equation[] {
  return sums
    .map(({ total, parts }) => [{ cell: total, times: -1 }, ...parts.map((cell) => ({ cell, times: 1 }))].filter(({ cell }) => hidden[cell]))
    .filter((equation) => equation.length > 0);
}

async function tooNarrow(pattern: PatternToAudit, equations: readonly Equation[]): Promise<number[]> {
  const cells = [...pattern.hidden.keys()].filter((cell) => pattern.hidden[cell]);
  const column = new Map(cells.map((cell, k) => [cell, k]));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const equation of equations) {
    for (const { cell, times } of equation) {
      indices.push(column.get(cell)!);
      values.push(times);
    }
    starts.push(indices.length);
  }
  const highs = await loadHighs();
  const zeros = new Float64Array(equations.length);
  const model = highs.createModel({
    numCols: cells.length,
    numRows: equations.length,
    colCost: new Float64Array(cells.length),
    colLower: cells.map((cell) => -pattern.values[cell]!),
    colUpper: cells.map(() => Infinity),
    rowLower: zeros,
    rowUpper: zeros,
    matrix: { format: 'csr', numRows: equations.length, numCols: cells.length, starts, indices, values },
  });
  try {
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
    const short: number[] = [];
    for (const { cell, lower, upper } of pattern.primaries) {
      const k = column.get(cell);
      if (k === undefined) throw new Error(`primary ${cell} is published`);
      const down = pattern.values[cell]!;
      const reaches = (way: 1 | -1, far: number): boolean => {
        model.changeColBounds(k, way < 0 ? Math.max(-far, -down) : -down, way > 0 ? far : Infinity);
        model.changeColCost(k, -way);
        model.run();
        if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`cell ${cell}: the programme was not solved`);
        return -model.getObjectiveValue() >= far - TOLERANCE * Math.max(1, far);
      };
      if (!reaches(1, upper) || !reaches(-1, lower)) short.push(cell);
      model.changeColCost(k, 0);
      model.changeColBounds(k, -down, Infinity);
    }
    return short;
  } finally {
    model.dispose();
  }
}

/** A hidden cell as a combination of the free ones: free cell → coefficient. Empty = known to everybody. */
type Combination = ReadonlyMap<number, number>;

function knownBy({ hidden, primaries, holders }: PatternToAudit, equations: readonly Equation[], prime: number): { everybody: number[]; victims: number[] } {
  const combination = combinations(equations, prime);
  const of = (cell: number): Combination => combination.get(cell) ?? new Map([[cell, 1]]);
  const everybody = [...combination].filter(([, terms]) => terms.size === 0).map(([cell]) => cell).sort((a, b) => a - b);
  const victims = new Set<number>();
  for (const holder of holders) {
    const basis = echelon(holder.filter((cell) => hidden[cell]).map(of), prime);
    for (const { cell } of primaries) {
      if (holder.includes(cell) || of(cell).size === 0) continue;
      if (reduce(of(cell), basis, prime).size === 0) victims.add(cell);
    }
  }
  return { everybody, victims: [...victims].sort((a, b) => a - b) };
}

/** Solves the equations for one cell each, in terms of the others. */
function combinations(equations: readonly Equation[], prime: number): Map<number, Combination> {
  const solved = new Map<number, Map<number, number>>();
  const usedBy = new Map<number, Set<number>>();
  for (const equation of equations) {
    const terms = new Map<number, number>();
    for (const { cell, times } of equation) addTo(terms, solved.get(cell) ?? new Map([[cell, 1]]), times, prime);
    const pivot = [...terms.keys()].sort((a, b) => (usedBy.get(a)?.size ?? 0) - (usedBy.get(b)?.size ?? 0) || a - b)[0];
    if (pivot === undefined) continue;
    const scale = prime - inverse(terms.get(pivot)!, prime);
    terms.delete(pivot);
    const own = new Map<number, number>();
    addTo(own, terms, scale, prime);
    for (const cell of usedBy.get(pivot) ?? []) {
      const other = solved.get(cell)!;
      const times = other.get(pivot)!;
      other.delete(pivot);
      addTo(other, own, times, prime);
      for (const free of own.keys()) if (other.has(free)) register(usedBy, free, cell);
        else usedBy.get(free)?.delete(cell);
    }
    usedBy.delete(pivot);
    solved.set(pivot, own);
    for (const free of own.keys()) register(usedBy, free, pivot);
  }
  return solved;
}

function register(usedBy: Map<number, Set<number>>, free: number, cell: number): void {
  const users = usedBy.get(free);
  if (users) users.add(cell);
  else usedBy.set(free, new Set([cell]));
}

/** target += times × terms (modulo prime), dropping zeros. */
function addTo(target: Map<number, number>, terms: Combination, times: number, prime: number): void {
  for (const [cell, value] of terms) {
    const sum = ((target.get(cell) ?? 0) + value * modulo(times, prime)) % prime;
    if (sum === 0) target.delete(cell);
    else target.set(cell, sum);
  }
}

function echelon(rows: readonly Combination[], prime: number): Map<number, Combination> {
  const basis = new Map<number, Combination>();
  for (const row of rows) {
    const rest = reduce(row, basis, prime);
    const [lead] = rest.keys();
    if (lead === undefined) continue;
    const own = new Map<number, number>();
    addTo(own, rest, inverse(rest.get(lead)!, prime), prime);
    for (const [other, terms] of basis) {
      const times = terms.get(lead);
      if (times === undefined) continue;
      const less = new Map(terms);
      addTo(less, own, prime - times, prime);
      basis.set(other, less);
    }
    basis.set(lead, own);
  }
  return basis;
}

function reduce(row: Combination, basis: ReadonlyMap<number, Combination>, prime: number): Map<number, number> {
  const rest = new Map(row);
  for (const [lead, terms] of basis) {
    const times = rest.get(lead);
    if (times !== undefined) addTo(rest, terms, prime - times, prime);
  }
  return rest;
}

function modulo(value: number, prime: number): number {
  return ((value % prime) + prime) % prime;
}

/** value^(prime − 2), by Fermat. Products stay below 2^53 because the primes are below 2^26.5. */
function inverse(value: number, prime: number): number {
  let result = 1;
  let power = modulo(value, prime);
  for (let e = prime - 2; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * power) % prime;
    power = (power * power) % prime;
  }
  return result;
}
