import type { FileSubject, Place, TextPiece } from '../subjects.js';
import { spottedIn, spottersNamedBy } from './glance.js';
import type { Spotted } from './glance.js';
import { headingsOf } from './grid-columns.js';
import { GridSampler } from './grid-sample.js';
import type { SampledGrid } from './grid-sample.js';
import { mask } from './mask.js';
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
  /** The first `keptSightings` of those that are valid or named. */
  readonly sightings: Sighting[];
}

/** Places remembered for one kind in one column or text; further ones are only counted. */
export const keptSightings = 200;
const keptKeys = 20_000;

interface ColumnState {
  filled: number;
  readonly headings: readonly string[];
  /** Kinds the headings name. */
  readonly named: readonly Spotter[];
  readonly sighted: Map<string, Sighted>;
  /** Labels of the column already looked at: categories repeat by the thousand. */
  readonly labels: Map<string, Spotted>;
}

const keptLabels = 5_000;
const noSpotters: readonly Spotter[] = [];

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

const isWhole = (text: string, spot: Spot): boolean =>
  text.slice(0, spot.start).trim().replace(/^["'=]+$/, '') === '' && text.slice(spot.end).trim().replace(/^(?:\.0+|["']+)$/, '') === '';

class Scan {
  readonly columns: ColumnState[] = [];
  readonly text = new Map<string, Sighted>();
  private readonly headings;
  /** Columns of each sheet, by number. */
  private readonly sheets = new Map<string, ColumnState[]>();
  private readonly named = new Map<string, readonly Spotter[]>();
  private left: TextPiece | undefined;

  constructor(file: FileSubject) {
    this.headings = headingsOf(file);
  }

  private columnOf(place: Place & { readonly column: number }, text: string): ColumnState {
    const sheet = place.table === undefined ? place.sheet ?? '' : `${place.sheet ?? ''}\u0000${place.table}`;
    let columns = this.sheets.get(sheet);
    if (columns === undefined) this.sheets.set(sheet, columns = []);
    let state = columns[place.column];
    if (state === undefined) {
      const known = this.headings.of(place);
      const headings = known.length > 0 ? known : [text];
      state = { filled: 0, headings, named: [...new Set(headings.flatMap(spottersNamedBy))], sighted: new Map(), labels: new Map() };
      columns[place.column] = state;
      this.columns.push(state);
    }
    state.filled++;
    return state;
  }

  /** Kinds that the cell to the left names: forms label their values so. */
  private namedByLeft({ place }: TextPiece): readonly Spotter[] {
    const left = this.left;
    if (left === undefined || left.place.row !== place.row || left.place.sheet !== place.sheet || left.text.length > 60) return noSpotters;
    const first = left.text.charCodeAt(0);
    if (first < 65 || /\d{3}/.test(left.text)) return noSpotters;
    let named = this.named.get(left.text);
    if (named === undefined) {
      named = spottersNamedBy(left.text);
      if (this.named.size >= keptLabels) this.named.clear();
      this.named.set(left.text, named);
    }
    return named;
  }

  take(piece: TextPiece): void {
    const { place, origin } = piece;
    if (origin !== 'cell' || place.row === undefined || place.column === undefined) {
      this.left = undefined;
      if (piece.text.length >= 5) this.look(piece, origin === 'name' ? piece.text.replace(/_/g, ' ') : piece.text, undefined);
      return;
    }
    const column = this.columnOf({ ...place, column: place.column }, piece.text);
    if (piece.text.length >= 5) this.look(piece, piece.text, column);
    this.left = piece;
  }

  private look(piece: TextPiece, text: string, column: ColumnState | undefined): void {
    const left = column === undefined ? noSpotters : this.namedByLeft(piece);
    const named = column === undefined ? noSpotters : left.length === 0 ? column.named : [...column.named, ...left];
    // Labels repeat and numbers do not, so only labels are remembered.
    const remember = column !== undefined && left.length === 0 && text.length <= 40 && text.charCodeAt(0) > 57;
    let spotted = remember ? column.labels.get(text) : undefined;
    if (spotted === undefined) {
      spotted = spottedIn(text, named);
      if (remember) {
        if (column.labels.size >= keptLabels) column.labels.clear();
        column.labels.set(text, spotted);
      }
    }
    for (const [spotter, spots] of spotted) this.add(spotter, { ...piece, text }, spots, { column, leftNames: left.includes(spotter) });
  }

  private add(spotter: Spotter, piece: TextPiece, spots: readonly Spot[], at: { column: ColumnState | undefined; leftNames: boolean }): void {
    const sighted = this.sightedOf(spotter, piece, at.column);
    const context = contextPattern(spotter);
    const spoken = spots.some((spot) => context.test(piece.text.slice(Math.max(0, spot.start - 60), spot.start)));
    for (const spot of spots) {
      const whole = isWhole(piece.text, spot);
      sighted.shaped++;
      if (sighted.distinctShaped.size < keptKeys) sighted.distinctShaped.add(spot.key);
      if (spot.valid) {
        sighted.valid++;
        if (sighted.distinctValid.size < keptKeys) sighted.distinctValid.add(spot.key);
      }
      const named = spoken || at.leftNames || (sighted.headed && (whole || spot.valid));
      // Shapes that nothing names and no check confirms are counted, not kept: nobody will be told of them.
      const place = spot.valid || named ? placeFor(sighted.sightings) : undefined;
      if (place === undefined) continue;
      sighted.sightings[place] = {
        place: piece.place, origin: piece.origin, valid: spot.valid, formatted: spot.formatted, named,
        masked: mask(piece.text.slice(spot.start, spot.end), spotter.shows),
      };
    }
  }

  private sightedOf(spotter: Spotter, piece: TextPiece, column: ColumnState | undefined): Sighted {
    const group = column?.sighted ?? this.text;
    const found = group.get(spotter.id);
    if (found !== undefined) return found;
    const headings = column?.headings ?? [];
    const made: Sighted = {
      spotter, column: column === undefined ? undefined : piece.place.column, headings,
      headed: column !== undefined && column.named.includes(spotter),
      filled: 0, shaped: 0, valid: 0, distinctShaped: new Set(), distinctValid: new Set(), sightings: [],
    };
    group.set(spotter.id, made);
    return made;
  }
}

/** Where the next sighting goes; undefined when enough are kept. */
const placeFor = (list: readonly Sighting[]): number | undefined => (list.length < keptSightings ? list.length : undefined);

/** All sightings of a finished scan, by kind. */
function byKind(scan: Scan): ReadonlyMap<string, readonly Sighted[]> {
  const all = new Map<string, Sighted[]>();
  const put = (sighted: Sighted): void => void all.set(sighted.spotter.id, [...(all.get(sighted.spotter.id) ?? []), sighted]);
  for (const column of scan.columns) {
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
