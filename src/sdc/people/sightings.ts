import type { FileSubject, Place, TextPiece } from '../subjects.js';
import { headingsOf } from './grid-columns.js';
import { GridSampler } from './grid-sample.js';
import type { SampledGrid } from './grid-sample.js';
import { headingWords } from './heading-words.js';
import { mask } from './mask.js';
import { spotters } from './spotters/index.js';
import type { Spot, Spotter } from './spotter.js';

/** One place where a kind of identifier was seen. */
export interface Sighting {
  readonly place: Place;
  readonly origin: TextPiece['origin'];
  readonly valid: boolean;
  readonly formatted: boolean;
  /** Words before it, the cell to its left or the column's heading say what it is. */
  readonly named: boolean;
  readonly masked: string;
}

/** What was seen of one kind in one column of a grid, or in all running text of a file. */
export interface Sighted {
  readonly spotter: Spotter;
  /** Undefined for running text. */
  readonly column: number | undefined;
  /** Headings of the column, as written. */
  readonly headings: readonly string[];
  /** The heading names this kind. */
  readonly headed: boolean;
  /** Cells of the column that hold something, headings included; 0 for text. */
  filled: number;
  shaped: number;
  valid: number;
  readonly distinctShaped: Set<string>;
  readonly distinctValid: Set<string>;
  /** The first `keptSightings` of them, valid ones before others when full. */
  readonly sightings: Sighting[];
}

/** Places remembered for one kind in one column or text; further ones are only counted. */
export const keptSightings = 200;
const keptKeys = 20_000;

interface ColumnState {
  filled: number;
  readonly headings: readonly string[];
  readonly sighted: Map<string, Sighted>;
}

const contextOf = new Map<Spotter, RegExp>();
function contextPattern(spotter: Spotter): RegExp {
  const made = contextOf.get(spotter);
  if (made !== undefined) return made;
  const { source } = spotter.context;
  const pattern = source.endsWith('$')
    ? new RegExp(source, 'iu')
    : new RegExp(`(?<![\\p{L}\\d])(?:${source})[^\\p{L}\\d\\n]{0,8}(?:(?:no|nos|num|number|numbers|nr|id|pin|ref|is|was|are|in|of|c|value)(?![\\p{L}\\d])[^\\p{L}\\d\\n]{0,6}){0,3}$`, 'iu');
  contextOf.set(spotter, pattern);
  return pattern;
}

/** Digits and letters in a text, counted once for all spotters. */
function weigh(text: string): { digits: number; letters: number } {
  let digits = 0;
  let letters = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits++;
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191) letters++;
  }
  return { digits, letters };
}

const isWhole = (text: string, spot: Spot): boolean =>
  text.slice(0, spot.start).trim().replace(/^["'=]+$/, '') === '' && text.slice(spot.end).trim().replace(/^(?:\.0+|["']+)$/, '') === '';

class Scan {
  readonly columns = new Map<string, ColumnState>();
  readonly text = new Map<string, Sighted>();
  private readonly headings;
  private left: TextPiece | undefined;

  constructor(file: FileSubject) {
    this.headings = headingsOf(file);
  }

  private columnOf(piece: TextPiece): ColumnState {
    const { place } = piece;
    const key = `${place.sheet ?? ''}\u0000${place.table ?? ''}\u0000${place.column}`;
    let state = this.columns.get(key);
    if (state === undefined) {
      const headings = this.headings.of(place);
      state = { filled: 0, headings: headings.length > 0 ? headings : [piece.text], sighted: new Map() };
      this.columns.set(key, state);
    }
    state.filled++;
    return state;
  }

  take(piece: TextPiece): void {
    const { place } = piece;
    const inGrid = piece.origin === 'cell' && place.row !== undefined && place.column !== undefined;
    const column = inGrid ? this.columnOf(piece) : undefined;
    const left = inGrid && this.left?.place.row === place.row && this.left?.place.sheet === place.sheet ? this.left.text : '';
    this.left = inGrid ? piece : undefined;
    if (piece.text.length < 5) return;
    const weight = weigh(piece.text);
    if (weight.digits + weight.letters < 5) return;
    const text = piece.origin === 'name' ? piece.text.replace(/_/g, ' ') : piece.text;
    for (const spotter of spotters) {
      if (weight.digits < spotter.digits || weight.letters < spotter.letters) continue;
      const spots = spotter.spot(text);
      if (spots.length > 0) this.add(spotter, { ...piece, text }, spots, { column, left });
    }
  }

  private add(spotter: Spotter, piece: TextPiece, spots: readonly Spot[], at: { column: ColumnState | undefined; left: string }): void {
    const sighted = this.sightedOf(spotter, piece, at.column);
    const context = contextPattern(spotter);
    const leftNames = at.left !== '' && !/\d{3}/.test(at.left) && spotter.heading.test(headingWords(at.left));
    const spoken = spots.some((spot) => context.test(piece.text.slice(Math.max(0, spot.start - 60), spot.start)));
    for (const spot of spots) {
      const whole = isWhole(piece.text, spot);
      sighted.shaped++;
      if (sighted.distinctShaped.size < keptKeys) sighted.distinctShaped.add(spot.key);
      if (spot.valid) {
        sighted.valid++;
        if (sighted.distinctValid.size < keptKeys) sighted.distinctValid.add(spot.key);
      }
      const sighting: Sighting = {
        place: piece.place, origin: piece.origin, valid: spot.valid, formatted: spot.formatted,
        named: spoken || leftNames || (sighted.headed && (whole || spot.valid)),
        masked: mask(piece.text.slice(spot.start, spot.end), spotter.shows),
      };
      keep(sighted.sightings, sighting);
    }
  }

  private sightedOf(spotter: Spotter, piece: TextPiece, column: ColumnState | undefined): Sighted {
    const group = column?.sighted ?? this.text;
    const found = group.get(spotter.id);
    if (found !== undefined) return found;
    const headings = column?.headings ?? [];
    const made: Sighted = {
      spotter, column: column === undefined ? undefined : piece.place.column, headings,
      headed: headings.some((heading) => spotter.heading.test(headingWords(heading))),
      filled: 0, shaped: 0, valid: 0, distinctShaped: new Set(), distinctValid: new Set(), sightings: [],
    };
    group.set(spotter.id, made);
    return made;
  }
}

/** Keeps the first, but never turns a valid or named one away for one that is neither. */
function keep(list: Sighting[], sighting: Sighting): void {
  if (list.length < keptSightings) list.push(sighting);
  else if (sighting.valid || sighting.named) {
    const weakest = list.findIndex((other) => !other.valid && !other.named);
    if (weakest >= 0) list[weakest] = sighting;
  }
}

/** All sightings of a finished scan, by kind. */
function byKind(scan: Scan): ReadonlyMap<string, readonly Sighted[]> {
  const all = new Map<string, Sighted[]>();
  const put = (sighted: Sighted): void => void all.set(sighted.spotter.id, [...(all.get(sighted.spotter.id) ?? []), sighted]);
  for (const column of scan.columns.values()) {
    for (const sighted of column.sighted.values()) {
      sighted.filled = column.filled;
      put(sighted);
    }
  }
  for (const sighted of scan.text.values()) put(sighted);
  return all;
}

/** What one pass over all texts of a file finds. */
export interface Scanned {
  /** Everything that looks like a direct identifier, by kind. */
  readonly sighted: ReadonlyMap<string, readonly Sighted[]>;
  readonly grids: readonly SampledGrid[];
  /** Longer texts of words: sentences, comments, paths, names of files. The first `keptProse` of them. */
  readonly prose: readonly TextPiece[];
}

const keptProse = 20_000;
const isProse = ({ text, origin }: TextPiece): boolean => (origin !== 'cell' && text.length >= 5) || (text.length >= 12 && / |\\|\//.test(text) && /\p{L}{3}/u.test(text));

const scanned = new WeakMap<FileSubject, Scanned>();

/** One pass over the texts of a file for all rules about people; kept per file, so the rules share it. */
export function scanOf(file: FileSubject): Scanned {
  const known = scanned.get(file);
  if (known !== undefined) return known;
  const scan = new Scan(file);
  const sampler = new GridSampler();
  const prose: TextPiece[] = [];
  for (const piece of file.texts()) {
    scan.take(piece);
    sampler.take(piece);
    if (prose.length < keptProse && isProse(piece)) prose.push(piece);
  }
  const found: Scanned = { sighted: byKind(scan), grids: sampler.sampled(), prose };
  scanned.set(file, found);
  return found;
}

/** Everything in a file that looks like a direct identifier, by kind. */
export const sightingsOf = (file: FileSubject): Scanned['sighted'] => scanOf(file).sighted;
