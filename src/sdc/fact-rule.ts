import { z } from 'zod';
import { isCleanable, type FactKind } from './facts.js';
import { defineFileRule, type Certainty, type FileRule, type Flag } from './rule.js';
import type { Fact, FileSubject, Place } from './subjects.js';

const nothing = z.strictObject({});

/** A rule that flags facts as the readers state them, with nothing to set. */
export interface FactRule extends Pick<FileRule, 'id' | 'version' | 'risk' | 'summary' | 'remedy'> {
  /** Kinds of file the rule is about; any file when left out. */
  readonly kinds?: readonly string[];
  readonly facts: readonly FactKind[];
  /** Which of these facts matter; all when left out. */
  only?(fact: Fact, file: FileSubject): boolean;
  /** What the fact shows, for the inspector. */
  because(fact: Fact): string;
  readonly certainty?: Certainty;
}

/** Most places one finding names; more would help nobody. */
const mostPlaces = 200;

const isEmpty = (place: Place): boolean => Object.keys(place).length === 0;

const clean = { kind: 'clean', message: 'Make a clean copy, which shows the same and leaves this out: “airlock clean FILE -o OUT”, or the button on the page of the file' } as const;

/** One flag for all facts of a kind in a file: the places, the first first, and what they show. */
export function* flagFacts(facts: readonly Fact[], because: (fact: Fact) => string, certainty?: Certainty): Generator<Flag> {
  if (facts.length === 0) return;
  const places = facts.map(({ place }) => place).filter((place) => !isEmpty(place)).slice(0, mostPlaces);
  yield { places, because: [...new Set(facts.map(because))].slice(0, 20).join('; '), ...(certainty ? { certainty } : {}), ...(facts.every(({ is }) => isCleanable(is)) && { fixes: [clean] }) };
}

/** A file rule over facts alone. */
export const defineFactRule = ({ kinds, facts, only, because, certainty, ...rule }: FactRule): FileRule<typeof nothing> => defineFileRule({
  ...rule, statbarns: [], needs: [], params: nothing,
  applies: (file) => kinds === undefined || kinds.includes(file.kind) || file.facts.some((fact) => (facts as readonly string[]).includes(fact.is)),
  *check(file) {
    yield* flagFacts(file.facts.filter((fact) => (facts as readonly string[]).includes(fact.is) && (only?.(fact, file) ?? true)), because, certainty);
  },
});
