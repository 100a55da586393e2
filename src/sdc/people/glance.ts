import { headingWords } from './heading-words.js';
import { spotters } from './spotters/index.js';
import { networkAddress } from './spotters/network-address.js';
import type { Spot, Spotter } from './spotter.js';

/** What a text is made of, counted once for all spotters. */
interface Glance {
  readonly digits: number;
  readonly letters: number;
  readonly dots: number;
  readonly colons: number;
  /** Anything else than letters, digits, dots and a sign in front. */
  readonly others: number;
}

function glanceAt(text: string): Glance {
  let [digits, letters, dots, colons, others] = [0, 0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191) letters++;
    else if (code === 46) dots++;
    else if (code === 58) colons++;
    else if (code !== 45 || index > 0) others++;
  }
  return { digits, letters, dots, colons, others };
}

/** Spotters that believe nothing without a heading, a label or a word before it. */
const needsName = new Map(spotters.filter(({ alone, column }) => alone === 'silent' && column === 'silent').map((spotter) => [spotter, new RegExp(spotter.context.source, 'i')]));
const none: readonly Spotter[] = [];

/** The spotters a heading or a label names. */
export function spottersNamedBy(heading: string): readonly Spotter[] {
  const words = headingWords(heading);
  const named = spotters.filter((spotter) => spotter.heading.test(words));
  return named.length === 0 ? none : named;
}

/** A fraction ("0.1234567890", not "9434765919.0"): never an identifier by itself. */
const isFraction = (text: string, { dots, colons, others }: Glance): boolean =>
  dots === 1 && colons === 0 && others === 0 && !/\.0*$/.test(text);

/**
 * The spotters worth asking about a text, most often none. A plain number of fewer than nine digits can only be an
 * identifier because something names it, and the same holds for fractions and hexadecimal digests.
 */
function worthAsking(text: string, named: readonly Spotter[]): readonly Spotter[] {
  const glance = glanceAt(text);
  const { digits, letters, dots, colons } = glance;
  if (digits + letters < 5) return none;
  const able = ({ digits: least, letters: words }: Spotter): boolean => digits >= least && letters >= words;
  if (letters === 0 && (digits < 9 || isFraction(text, glance))) {
    const few = named.filter(able);
    return dots >= 3 || colons >= 5 ? [...new Set([networkAddress, ...few])] : few;
  }
  if (text.length >= 32 && /^[\da-f-]+$/i.test(text)) return named.filter(able);
  return spotters.filter((spotter) => able(spotter) && (named.includes(spotter) || !(needsName.get(spotter)?.test(text) === false)));
}

export type Spotted = readonly (readonly [Spotter, readonly Spot[]])[];
const nothing: Spotted = [];

/** Every spot of every kind in a text. `named`: kinds that its heading or label names. */
export function spottedIn(text: string, named: readonly Spotter[]): Spotted {
  const asked = worthAsking(text, named);
  if (asked.length === 0) return nothing;
  const found = asked.flatMap((spotter) => {
    const spots = spotter.spot(text);
    return spots.length === 0 ? [] : [[spotter, spots] as const];
  });
  return found.length === 0 ? nothing : found;
}
