import type { Deps } from '../examine/deps.js';
import type { Declaration } from '../sdc/declaration.js';
import type { Place } from '../sdc/subjects.js';
import { checkTogether, digestOf, type Checked, type CheckedFile } from './checked.js';
import { compare, type Compared } from './compare.js';
import { CannotWrite, isEmpty, type Edits, type Written } from './edits.js';
import type { Change, FindingRef, Fix, FixedFile, NotProposed, Proposal } from './fix.js';
import type { Plan } from './plan.js';
import { write } from './write.js';

/** A plan carried out, read again and checked like an upload. Only what closes something and brings nothing new is a proposal. */
export async function prove(fix: Fix, plan: Plan, checked: Checked, deps: Deps): Promise<Proposal | NotProposed> {
  const files: FixedFile[] = [];
  try {
    for (const [file, edits] of plan.edits) if (!isEmpty(edits)) files.push(await fixed(file, edits, plan));
  } catch (error) {
    if (error instanceof CannotWrite) return { fix, says: error.message };
    throw error;
  }
  if (files.length === 0) return { fix, says: 'Nothing would change.' };
  const now = checked.files.map(({ file }) => {
    const found = files.find(({ path }) => path === file.path);
    return found ? { path: file.path, bytes: found.bytes, sha256: found.sha256 } : file;
  });
  const again = await checkTogether(now, { ...deps, declared: withHidden(deps.declared, files) });
  if (again.files.some(({ read }, at) => read !== 'whole' && checked.files[at]!.read === 'whole')) return { fix, says: 'The fixed file could not be read again whole, so it is not proposed.' };
  if (again.files.some((file, at) => isReadOtherwise(checked.files[at]!, file, fix))) return { fix, says: 'The fixed file would be read as something else (a share as a count, say), so what it closes would prove nothing.' };
  const compared = compare(checked.findings, again.findings);
  const refused = refusalOf(compared, fix);
  if (refused) return { fix, says: refused };
  const { title, hides, stays, loss, outlook, protection } = plan;
  return { fix, title, hides, stays, files, closes: compared.closes, leaves: compared.leaves, loss, outlook, protection };
}

/** Numbers under the same heading that are taken for another kind than before. */
function isReadOtherwise(before: CheckedFile, after: CheckedFile, fix: Fix): boolean {
  const kinds = ({ tables }: CheckedFile): string[] => tables.flatMap(({ measures }) => measures.map(({ label, kind }) => `${label}|${kind}`));
  const labels = new Set(before.tables.flatMap(({ measures }) => measures.map(({ label }) => label)));
  const known = new Set(kinds(before));
  const isRecords = ({ tables }: CheckedFile): boolean => tables.some(({ shape }) => shape === 'records');
  // A list of names without its names is another list; whether it was one row for each person the rules have said.
  return (fix.kind !== 'drop' && isRecords(before) !== isRecords(after))
    || after.tables.some(({ measures }) => measures.some(({ label, kind }) => labels.has(label) && !known.has(`${label}|${kind}`)));
}

/**
 * Findings that no change of numbers or columns answers: where they vanish, the file only stopped looking like what it is.
 * Identifiers are answered by leaving their columns out and by nothing else.
 */
const isBlinded = ({ rule }: FindingRef, fix: Fix): boolean =>
  ['row-level-data', 'quasi-identifier-combination', 'parse-failure', 'partial-scan', 'could-not-check'].includes(rule) || (rule.startsWith('direct-identifier-') && !(fix.kind === 'drop' && fix.what === 'columns'));

function refusalOf({ closes, brings }: Compared, fix: Fix): string | undefined {
  if (closes.some((one) => isBlinded(one, fix))) return 'The fixed file would only look harmless: what was found in it cannot be put right by such a change. Send a summary instead of one row for each person.';
  if (brings.length > 0) return `It would bring new findings: ${[...new Set(brings.map(({ rule }) => rule))].join(', ')}.`;
  return closes.length === 0 ? 'It would close no finding.' : undefined;
}

async function fixed(file: CheckedFile, edits: Edits, plan: Plan): Promise<FixedFile> {
  const written = await write(file, edits);
  return {
    path: file.file.path, original: file.file.sha256, sha256: digestOf(written.bytes), bytes: written.bytes, changes: changesOf(file, edits),
    low: (plan.low?.get(file) ?? []).map((place) => moved(place, written)), ...(plan.below !== undefined && { below: plan.below }), ...(plan.mark !== undefined && { mark: plan.mark }),
  };
}

const moved = (place: Place, { inserted }: Written): Place => ({
  ...place, ...(place.row !== undefined && { row: place.row + inserted.filter(({ sheet, after }) => sheet === place.sheet && after < place.row!).length }),
});

function changesOf(file: CheckedFile, { cells, rows, columns, notes }: Edits): Change[] {
  const lines = (at: (line: { sheet?: string }) => boolean, take: (row: number, column: number) => Change | undefined): Change[] => {
    const found: Change[] = [];
    for (const { sheet, rowsIn, columnsIn } of file.extents()) if (at({ ...(sheet !== undefined && { sheet }) })) {
      for (let row = 1; row <= rowsIn; row++) for (let column = 1; column <= columnsIn; column++) {
        const change = take(row, column);
        if (change) found.push({ ...(sheet !== undefined && { sheet }), ...change });
      }
    }
    return found;
  };
  const leftOut = [...rows.map((line) => ({ line, isRow: true })), ...columns.map((line) => ({ line, isRow: false }))].flatMap(({ line, isRow }) =>
    lines(({ sheet }) => sheet === line.sheet, (row, column) => {
      const before = (isRow ? row : column) === line.at ? file.textAt(line.sheet, row, column) : '';
      return before === '' ? undefined : { row, column, before, after: '', why: 'left-out' };
    }));
  return [
    ...cells.map(({ sheet, row, column, before, text, why }): Change => ({ ...(sheet !== undefined && { sheet }), row, column, before, after: text, why })),
    ...leftOut,
    ...notes.map(({ sheet, after, column, text }): Change => ({ ...(sheet !== undefined && { sheet }), row: after + 1, column, before: '', after: text, why: 'note' })),
  ];
}

/** The declaration with which hidden cells are low, as the proof found it. */
export function withHidden(declared: Declaration | undefined, files: readonly Pick<FixedFile, 'path' | 'low' | 'below'>[]): Declaration {
  const base: Declaration = declared ?? { populations: [], items: [], relatedReleases: [], exceptions: [] };
  const said = files.filter(({ low }) => low.length > 0).map(({ path, low, below = 10 }) => ({
    path, below, low: low.map(({ sheet, row, column }) => ({ ...(sheet !== undefined && { sheet }), row: row!, column: column! })),
  }));
  return { ...base, hidden: [...(base.hidden ?? []).filter(({ path }) => !files.some((file) => file.path === path)), ...said] };
}
