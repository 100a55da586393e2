import type { Certainty, Flag } from '../rule.js';
import { byChance } from './by-chance.js';
import { isPlainHeading } from './heading-words.js';
import { keptSightings } from './sightings.js';
import type { Sighted, Sighting } from './sightings.js';

export interface SightingParams {
  /** Distinct valid values that make a column believable without its heading. */
  readonly distinct: number;
  /** Share of the column's values that must be valid, 0 to 1. */
  readonly share: number;
}

/** Chance may explain a column of hits at most this often. */
const believable = 1e-3;
const named = (count: number, one: string, many: string): string => (count === 1 ? `one ${one}` : `${count} ${many}`);

/** Whether the values of the group together are more than a coincidence. */
function inCompany(sighted: Sighted, { distinct, share }: SightingParams): boolean {
  const { spotter, distinctValid, distinctShaped } = sighted;
  const values = sighted.column === undefined ? sighted.shaped : Math.max(1, sighted.filled - 1);
  if (sighted.valid / values < share) return false;
  const grouped = sighted.sightings.filter((sighting) => sighting.valid && sighting.formatted).length;
  if (grouped >= 2 && distinctValid.size >= 2) return true;
  return distinctValid.size >= distinct && byChance(distinctValid.size, distinctShaped.size, spotter.chance) < believable;
}

/** Of a sighting that was kept: one that nothing names is valid. */
function certaintyOf(sighting: Sighting, sighted: Sighted, company: boolean): Certainty | undefined {
  const { spotter } = sighted;
  if (sighting.named) return sighting.valid ? 'certain' : spotter.headed;
  if (company && spotter.column !== 'silent') return spotter.column;
  if (spotter.alone !== 'silent') return spotter.alone;
  const stands = sighting.formatted || sighting.origin === 'name' || sighting.origin === 'property';
  return stands && spotter.column !== 'silent' ? 'possible' : undefined;
}

function because(sighted: Sighted, shown: readonly Sighting[]): string {
  const { spotter } = sighted;
  const heading = sighted.headings.find(isPlainHeading);
  const where = sighted.column === undefined ? 'in the text' : heading === undefined ? `in column ${sighted.column}` : `under “${heading}”`;
  const valid = shown.every((sighting) => sighting.valid);
  const count = sighted.sightings.length < keptSightings ? shown.length : Math.max(shown.length, valid ? sighted.valid : sighted.shaped);
  const what = named(count, spotter.one, spotter.many);
  return valid ? `${what} ${where}: ${shown[0]!.masked}` : `${what} ${where} by heading or shape, not confirmed by a check: ${shown[0]!.masked}`;
}

/** The flags one group of sightings earns: those we are sure of, then those we only suspect. */
export function* verdictOn(sighted: Sighted, params: SightingParams): Generator<Flag> {
  const company = inCompany(sighted, params);
  for (const certainty of ['certain', 'possible'] as const) {
    const shown = sighted.sightings.filter((sighting) => certaintyOf(sighting, sighted, company) === certainty);
    if (shown.length === 0) continue;
    yield {
      places: shown.map((sighting) => sighting.place),
      certainty,
      because: because(sighted, shown),
      says: certainty === 'certain' ? `The file holds ${sighted.spotter.many}.` : `The file may hold ${sighted.spotter.many}.`,
    };
  }
}
