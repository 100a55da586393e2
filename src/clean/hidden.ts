import { isHiddenContent } from '../sdc/facts.js';
import type { Fact } from '../sdc/subjects.js';

/** What was taken out, by kind of fact, with how many places had it. */
export interface Removed {
  readonly is: string;
  readonly count: number;
}

const isHidden = ({ is }: Fact): boolean => isHiddenContent(is);

/** The hidden content of a file, by kind, in the order it was found. */
export function hiddenIn(facts: readonly Fact[]): Removed[] {
  const found = new Map<string, number>();
  for (const fact of facts.filter(isHidden)) found.set(fact.is, (found.get(fact.is) ?? 0) + 1);
  return [...found].map(([is, count]) => ({ is, count }));
}
