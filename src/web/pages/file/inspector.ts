import type { Finding } from '../../../examine/report.js';
import type { FileView } from '../../../ports/index.js';
import type { Comment } from '../../../requests/request.js';
import type { RuleWords } from '../../deps.js';
import { marks, worstFirst, type Mark } from '../../words/severity.js';
import { addressText, type Address } from './address.js';
import { titleOf } from './grid.js';
import { intervalPicture, type IntervalPicture } from './interval.js';

/** One finding as the inspector tells it. */
export interface FindingCard {
  readonly id: string;
  readonly mark: Mark;
  readonly rule: string;
  readonly about: string;
  readonly message: string;
  readonly because?: string;
  readonly sure: string;
  readonly fixes: readonly { readonly message: string; readonly cells: string }[];
  readonly picture?: IntervalPicture;
  readonly places: number;
  /** Its arithmetic uses other cells of the table. */
  readonly uses: boolean;
  readonly opened: boolean;
  readonly href: string;
  /** Where its first cell is, for "next finding". */
  readonly cell?: string;
  readonly before?: string;
}

export interface Inspector {
  readonly title: string;
  readonly where?: string;
  readonly shown?: string;
  readonly suppressed: boolean;
  readonly measure?: string;
  readonly cell?: string;
  readonly findings: readonly FindingCard[];
}

export interface CardContext {
  readonly base: string;
  readonly view: FileView | undefined;
  readonly opened: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, RuleWords>;
  readonly addresses: ReadonlyMap<string, readonly Address[]>;
}

/** Findings of a file, worst first, as cards. */
export const cardsOf = (findings: readonly Finding[], context: CardContext): FindingCard[] => worstFirst(findings).map((finding) => cardOf(finding, context));

function cardOf(finding: Finding, { base, opened, rules, addresses }: CardContext): FindingCard {
  const cells = addresses.get(finding.id) ?? [];
  const picture = intervalPicture(finding);
  const because = finding.evidence?.because;
  return {
    id: finding.id, mark: finding.verdict === 'not-evaluable' && finding.consequence !== 'fail' ? { ...marks.unchecked, words: 'Could not be checked' } : marks[finding.consequence], rule: finding.rule, about: rules.get(finding.rule)?.summary ?? '', message: finding.message,
    ...(because && because !== finding.message ? { because } : {}), sure: sureWords(finding), opened: opened.has(finding.id), places: cells.length, uses: Array.isArray(finding.evidence?.['uses']),
    fixes: (finding.fixes ?? []).map((fix) => ({ message: fix.message, cells: (fix.cells ?? []).map((place) => (place.labels ?? []).join(', ')).filter(Boolean).slice(0, 6).join('; ') })),
    ...(picture ? { picture } : {}), href: `${base}?finding=${finding.id}`, ...(cells[0] ? { cell: addressText(cells[0]) } : {}),
  };
}

const sureWords = (finding: Finding): string => {
  if (finding.verdict === 'not-evaluable') return 'Not decided: evidence is missing.';
  return finding.certainty === 'certain' ? 'Certain: it follows from what is in the file.' : 'Possible: the file allows it, but does not prove it.';
};

/** What is known of one cell. */
export function cellInspector(address: Address, view: FileView, cards: readonly FindingCard[]): Inspector {
  const grid = view.grids.find((one) => one.id === address.grid);
  const { title, measure, suppressed } = titleOf(view, address);
  const line = grid?.firstLine !== undefined ? `, line ${grid.firstLine + address.row - 1} of the file` : '';
  return {
    title, where: `${grid?.sheet ? `${grid.sheet}, ` : ''}row ${address.row}, column ${address.column}${line}`, shown: grid?.cells[address.row - 1]?.[address.column - 1] ?? '', suppressed,
    ...(measure ? { measure } : {}), cell: addressText(address), findings: cards,
  };
}

/** Comments about one cell of a file, or about the file as a whole. */
export const commentsOn = (comments: readonly Comment[], file: string, cell: string | undefined): Comment[] =>
  comments.filter((one) => one.file === file && one.cell === cell?.replaceAll('.', '/'));
