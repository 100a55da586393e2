import type { CheckReport, Finding } from '../../../examine/report.js';
import type { FileView } from '../../../ports/index.js';
import { isFigure } from '../../../requests/answers.js';
import { needsReason } from '../../../requests/findings.js';
import { hasFinished, isBlocking, outputsOf, type ReleaseRequest, type RequestFile } from '../../../requests/request.js';
import { openActions } from '../../../requests/lifecycle.js';
import { commentsSeenBy, votesSeenBy } from '../../../requests/sight.js';
import type { Place } from '../../../sdc/subjects.js';
import type { Deps } from '../../deps.js';
import { findingsOf, namesOf, readOf, type Desk } from '../../desk.js';
import { claimsAgainst } from '../../words/claims.js';
import { statusOf } from '../../words/status.js';
import { answerWords, questions } from '../../words/questions.js';
import { threadOf } from '../request/conversation.js';
import { fileLines, resultOf } from '../request/outputs.js';
import { addressesOf, addressText, usesOf, type Address } from './address.js';
import { decisionOf } from './decision.js';
import { gridModel, legend, pageOfRow, type CellModel, type Drawing } from './grid.js';
import { cardsOf, cellInspector, commentsOn, type FindingCard, type Inspector } from './inspector.js';
import { boundsIn } from './interval.js';
import { linesModel } from './lines.js';

/** What the address of the page asks for. */
export interface Asked {
  readonly finding?: string;
  readonly cell?: Address;
  readonly page: number | undefined;
  readonly onlyFlagged: boolean;
  readonly find?: string;
  readonly map: boolean;
  /** A finding whose fix is put into the comment box. */
  readonly comment: string | undefined;
}

interface Given {
  readonly report: CheckReport | undefined;
  readonly asked: Asked;
}

/** Everything the file page shows. */
export async function fileModel(deps: Deps, desk: Desk, file: RequestFile, { report, asked }: Given) {
  const { request, actor, isStaff, isAuthor, now } = desk;
  const base = `/requests/${request.ref}/files/${file.id}`;
  const view = await deps.ports.views.view(file.sha256);
  const findings = findingsOf(report, file);
  const isHere = (place: Place): boolean => place.file === undefined || place.file === file.name;
  const addresses = new Map(findings.map((finding) => [finding.id, view ? addressesOf(finding, view, isHere) : []]));
  const openedIds = new Set(request.opened.filter((one) => one.checker === actor.id).map((one) => one.finding));
  const cards = cardsOf(findings, { base, view, opened: openedIds, rules: deps.rules, addresses });
  const selection = select(asked, cards, addresses);
  const comments = commentsSeenBy(request, actor);
  const names = await namesOf(deps, [request.author, ...comments.map((one) => one.author)]);
  const pinned = new Set(comments.filter((one) => one.file === file.id && one.cell).map((one) => one.cell!.replaceAll('/', '.')));
  const drawing = view ? drawingOf(view, { findings, addresses, asked, selected: selection.address, pinned, chosen: new Set(selection.cards.map((card) => card.id)) }) : undefined;
  const shown = selection.cards.length > 0 ? selection.cards : [];
  const siblings = outputsOf(request);
  return {
    title: file.name, tabTitle: `A file of ${request.ref}`, bodyClass: 'al-review', request, file, base, isStaff, isAuthor, kind: file.kind,
    mayClean: isAuthor && (request.state === 'draft' || request.state === 'returned') && file.outcome !== 'released' && findings.some(({ fixes = [] }) => fixes.some(({ kind }) => kind === 'clean')),
    status: statusOf(request, isStaff ? { is: 'staff', id: actor.id } : { is: 'researcher' }, { now, holidays: deps.ports.holidays }),
    result: resultOf(file, report), read: readOf(report, file), files: fileLines(desk, report), legend, map: asked.map, onlyFlagged: asked.onlyFlagged, find: asked.find,
    grids: drawing && view ? view.grids.map((grid) => gridModel(grid, drawing)) : [], cut: view?.cut ?? false, hasView: view !== undefined,
    lines: view && view.grids.length === 0 ? linesModel(view.lines, findings, isHere) : undefined, isPicture: isFigure(file), numbersIn: request.files.find((one) => one.id === file.numbersIn),
    cards, inspector: inspectorOf(selection, view, shown), total: findings.length, mayFix: (isAuthor && ['draft', 'returned'].includes(request.state)) || (isStaff && request.state === 'inReview'),
    mayResolve: openActions(request, actor).includes('resolve'),
    thread: threadOf(commentsOn(comments, file.id, selection.address ? addressText(selection.address) : undefined), request, { names, isStaff, now }),
    facts_: (Object.keys(questions) as (keyof typeof questions)[]).flatMap((field) => { const value = answerWords(file.answers, field); return value ? [{ key: questions[field].label, value }] : []; }),
    claims: claimsAgainst(file.answers, view), ...stepsOf(cards, selection, siblings, file),
    commentText: asked.comment ? fixText(cards.find((one) => one.id === asked.comment)) : '',
    decision: decisionOf(request, file, { checker: actor.id, isStaff, blocking: findings.filter(isBlocking), against: findings.filter(needsReason), votes: votesSeenBy(request, actor), finished: hasFinished(request, actor.id) }),
    blockingShown: findings.filter((finding) => isBlocking(finding) && shown.some((one) => one.id === finding.id)), earlier: earlierOf(request, file),
  };
}

interface Selection {
  readonly address?: Address;
  readonly cards: readonly FindingCard[];
  readonly finding?: string;
}

/** A finding, or everything about a cell, or nothing yet. */
function select(asked: Asked, cards: readonly FindingCard[], addresses: ReadonlyMap<string, readonly Address[]>): Selection {
  const chosen = cards.find((one) => one.id === asked.finding);
  if (chosen) {
    const address = asked.cell ?? addresses.get(chosen.id)?.[0];
    // Whatever else is said of the same cell is shown with it, so that one key press opens all of it.
    const beside = address ? cards.filter((card) => card.id !== chosen.id && card.cell === addressText(address)) : [];
    return { cards: [chosen, ...beside], finding: chosen.id, ...(address ? { address } : {}) };
  }
  if (!asked.cell) return { cards: [] };
  const key = addressText(asked.cell);
  const here = cards.filter((card) => addresses.get(card.id)?.some((one) => addressText(one) === key));
  return { address: asked.cell, cards: here, ...(here[0] ? { finding: here[0].id } : {}) };
}

const inspectorOf = ({ address }: Selection, view: FileView | undefined, cards: readonly FindingCard[]): Inspector | undefined => {
  if (address && view) return cellInspector(address, view, cards);
  return cards[0] ? { title: 'The file as a whole', suppressed: false, findings: cards } : undefined;
};

interface Marked {
  readonly findings: readonly Finding[];
  readonly addresses: ReadonlyMap<string, readonly Address[]>;
  readonly asked: Asked;
  readonly selected: Address | undefined;
  readonly pinned: ReadonlySet<string>;
  /** Findings shown in the inspector. */
  readonly chosen: ReadonlySet<string>;
}

function drawingOf(view: FileView, { findings, addresses, asked, selected, pinned, chosen }: Marked): Drawing {
  const flags = new Map<string, Finding[]>();
  const risks = new Map<string, NonNullable<CellModel['risk']>>();
  for (const finding of findings) {
    const bounds = boundsIn(finding);
    (addresses.get(finding.id) ?? []).forEach((address, index) => {
      const key = addressText(address);
      if (flags.get(key)) flags.get(key)!.push(finding);
      else flags.set(key, [finding]);
      if (bounds && index === 0) risks.set(key, bounds.low === bounds.high ? 'exact' : finding.consequence === 'fail' ? 'narrow' : risks.get(key) ?? 'wide');
    });
  }
  const used = new Set(findings.filter((finding) => chosen.has(finding.id)).flatMap((finding) => usesOf(finding, view)));
  return { view, flags, risks, used, comments: pinned, ...(selected ? { selected: addressText(selected) } : {}), page: asked.page ?? (selected ? pageOfRow(selected.row) : 1), onlyFlagged: asked.onlyFlagged, ...(asked.find ? { find: asked.find } : {}) };
}

/** What comes before and after: the places of this file's findings, worst first, then files. */
function stepsOf(cards: readonly FindingCard[], { finding, address }: Selection, files: readonly RequestFile[], file: RequestFile) {
  const steps = [...new Set(cards.map((card) => card.cell ?? card.id))].map((step) => [step, cards.find((card) => (card.cell ?? card.id) === step)] as const);
  const selected = cards.find((one) => one.id === finding);
  const key = selected ? (selected.cell ?? selected.id) : address ? addressText(address) : undefined;
  const at = steps.findIndex(([step]) => step === key);
  const here = files.findIndex((one) => one.id === file.id);
  return {
    nextFinding: steps[at + 1]?.[1], previousFinding: at > 0 ? steps[at - 1]![1] : undefined, position: at + 1, places: steps.length,
    nextFile: here >= 0 ? files[here + 1] : files[0], previousFile: here > 0 ? files[here - 1] : undefined,
  };
}

/** The suggested fix as a first draft of a comment; it never states as done what nobody has seen done. */
const fixText = (card: FindingCard | undefined): string => (card ? [card.message, ...card.fixes.slice(0, 1).map((fix) => `Suggested: ${fix.message}${fix.cells ? ` (${fix.cells})` : ''}.`)].join('\n') : '');

/** The version of this file in an earlier round, for comparison. */
export const earlierOf = (request: ReleaseRequest, file: RequestFile): RequestFile | undefined =>
  request.pastFiles.find((one) => one.id === file.replaces) ?? request.pastFiles.findLast((one) => one.name === file.name && one.id !== file.id);
