/** A proof, as far as contributors matter: which of them know a cell that it uses. */
export interface Touched {
  readonly touched: readonly number[];
}

/**
 * At most `size` contributors who, together, know a cell of every proof: those against whom nothing is proven
 * yet. Undefined if every such coalition leaves one proof untouched. With no proofs at all, nobody is needed: [].
 */
export function gap(proofs: readonly Touched[], size: number): number[] | undefined {
  if (proofs.length === 0) return [];
  if (size === 0) return undefined;
  const least = proofs.reduce((a, b) => (b.touched.length < a.touched.length ? b : a));
  for (const who of least.touched) {
    const rest = gap(proofs.filter((proof) => !proof.touched.includes(who)), size - 1);
    if (rest) return [who, ...rest];
  }
  return undefined;
}
