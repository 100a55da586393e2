import type { Change, Outlook, Reason } from '../../../fixes/fix.js';
import type { FileView, SavedProposal } from '../../../ports/index.js';
import { plural } from '../../words/plural.js';

/** One place of the table as it is and as it would be. */
export interface PreviewCell {
  readonly text: string;
  readonly after?: string;
  readonly why?: string;
  readonly gone: boolean;
}

export interface PreviewGrid {
  readonly title: string;
  readonly columns: readonly number[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly PreviewCell[] }[];
  /** Rows left out because nothing in them changes. */
  readonly left: number;
}

const whyWords: Readonly<Record<Reason, string>> = {
  unsafe: 'may not be shown', 'to-protect': 'hidden to protect another number', derived: 'worked out from a hidden number', rounded: 'rounded', merged: 'joined', 'left-out': 'left out', note: 'note',
};

/** More rows than this are shown only where something changes, and one beside each. */
const mostRows = 40;
const mostColumns = 30;

/** The file before and after, cell by cell. */
export function previewOf(view: FileView | undefined, changes: readonly Change[]): PreviewGrid[] {
  if (!view) return [];
  return view.grids.flatMap((grid): PreviewGrid[] => {
    const own = new Map(changes.filter(({ sheet }) => sheet === undefined || sheet === grid.sheet).map((change) => [`${change.row}|${change.column}`, change]));
    if (own.size === 0) return [];
    const touched = new Set([...own.values()].map(({ row }) => row));
    const last = Math.max(grid.cells.length, ...touched);
    const wanted = (row: number): boolean => last <= mostRows || row === 1 || [row - 1, row, row + 1].some((near) => touched.has(near));
    const numbers = Array.from({ length: last }, (_, at) => at + 1).filter(wanted).slice(0, 200);
    const columns = Array.from({ length: Math.min(mostColumns, Math.max(grid.columns, ...[...own.values()].map(({ column }) => column))) }, (_, at) => at + 1);
    const inserted = notesAt(changes);
    return [{
      title: grid.sheet ?? '', columns, left: last - numbers.length,
      rows: numbers.flatMap((row) => [
        { row, cells: columns.map((column) => cellOf(grid.cells[row - 1]?.[column - 1] ?? '', inserted.has(`${row}|${column}`) ? undefined : own.get(`${row}|${column}`))) },
      ]).concat([...inserted.values()].map((note) => ({ row: note.row, cells: columns.map((column) => (column === note.column ? { text: '', after: note.after, why: whyWords.note, gone: false } : { text: '', gone: false })) }))),
    }];
  });
}

/** Notes are new rows: they replace nothing that stands there. */
const notesAt = (changes: readonly Change[]): ReadonlyMap<string, Change> =>
  new Map(changes.filter(({ why, before }) => why === 'note' && before === '').map((change) => [`${change.row}|${change.column}`, change]));

function cellOf(text: string, change: Change | undefined): PreviewCell {
  if (!change) return { text, gone: false };
  return { text: change.before === '' ? text : change.before, ...(change.why !== 'left-out' && { after: change.after }), why: whyWords[change.why], gone: change.why === 'left-out' };
}

/** What can still be worked out, a line for each hidden number, both readers side by side. */
export function outlookOf(outlook: readonly Outlook[]): { readonly labels: string; readonly totals: string; readonly threshold: string }[] {
  const byPlace = new Map<string, Partial<Record<Outlook['reader'], string>>>();
  for (const one of outlook) {
    const key = one.place.labels?.join(', ') ?? `row ${one.place.row}, column ${one.place.column}`;
    byPlace.set(key, { ...byPlace.get(key), [one.reader]: one.high === undefined ? `${one.low} or more` : one.low === one.high ? `exactly ${one.low}` : `${one.low} to ${one.high}` });
  }
  return [...byPlace].map(([labels, { totals = '–', threshold = '–' }]) => ({ labels, totals, threshold }));
}

/** Against whom a fix protects, in words. */
export const protectionWords = ({ fix, protection }: Pick<SavedProposal, 'fix' | 'protection'>): string =>
  (fix.kind === 'merge' ? 'Nothing is hidden, so nothing can be worked out: every count that is shown may be shown.' : byProtection[protection]);

const byProtection: Readonly<Record<SavedProposal['protection'], string>> = {
  4: 'Proven for every reader: also for one who knows which hidden counts are below the threshold and which are not, and for each person or firm that is alone in a cell.',
  3: 'Proven for a reader of the totals, for one who also knows which hidden counts are below the threshold, and for each person or firm that is alone in a cell.',
  2: 'Proven for a reader of the totals. One who also knows the threshold can narrow hidden counts further, as far as the rules allow.',
  1: 'Written, read again and checked by every rule.',
};

/** "2 findings closed: min-cell-count". */
export function closesWords({ closes, leaves }: Pick<SavedProposal, 'closes' | 'leaves'>): string {
  const rules = (refs: readonly { readonly rule: string }[]): string => [...new Set(refs.map(({ rule }) => rule))].join(', ');
  return `Closes ${plural(closes.length, 'finding')}: ${rules(closes)}. ${leaves.length === 0 ? 'Nothing else was found' : `Leaves ${plural(leaves.length, 'finding')}: ${rules(leaves)}`}, and nothing new comes.`;
}
