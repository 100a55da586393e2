import type { State } from './lifecycle.js';
import { hasFinished, outputsOf, undecided, type Ballot, type FileOutcome, type ReleaseRequest, type Vote } from './request.js';

/** What the votes so far amount to for one file. */
export type FileSettlement = FileOutcome | 'waiting' | 'differ';

/** The ballots that count on a file: the last of each checker who has finished this round, on these very bytes. */
export function ballotsOn(request: ReleaseRequest, fileId: string): Vote[] {
  const file = request.files.find((one) => one.id === fileId);
  const last = new Map<string, Vote>();
  for (const vote of request.votes) {
    if (vote.file === fileId && vote.round === request.round && vote.sha256 === file?.sha256) last.set(vote.checker, vote);
  }
  return [...last.values()].filter((vote) => hasFinished(request, vote.checker));
}

const outcomes = { approve: 'approved', changes: 'changes', refuse: 'refused' } as const satisfies Record<Ballot, FileOutcome>;

/**
 * `needed` independent checkers who agree settle a file. When they differ a further checker decides: approval and
 * refusal need a majority of all who voted (approval at least `needed`); anything else goes back for changes.
 */
export function settleFile(request: ReleaseRequest, fileId: string, needed: number): FileSettlement {
  const ballots = ballotsOn(request, fileId).map((vote) => vote.ballot);
  if (ballots.length < needed) return 'waiting';
  if (new Set(ballots).size === 1) return outcomes[ballots[0]!];
  if (ballots.length === needed) return 'differ';
  const votesFor = (ballot: Ballot) => ballots.filter((one) => one === ballot).length;
  if (votesFor('approve') * 2 > ballots.length && votesFor('approve') >= needed) return 'approved';
  return votesFor('refuse') * 2 > ballots.length ? 'refused' : 'changes';
}

export interface Settlement {
  readonly state: Extract<State, 'inReview' | 'returned' | 'releasing' | 'refused'>;
  /** By file id; empty until every undecided file is settled. */
  readonly outcomes: Readonly<Record<string, FileOutcome>>;
  /** Files (ids) on which those who finished differ: a further checker is needed. */
  readonly differ: readonly string[];
}

/** Votes are data; the decision is their consequence. Nothing is settled until every undecided file is. */
export function settle(request: ReleaseRequest): Settlement {
  const needed = request.terms?.checkers ?? 2;
  const results = new Map(undecided(request).map((file) => [file.id, settleFile(request, file.id, needed)]));
  const differ = [...results].filter(([, result]) => result === 'differ').map(([id]) => id);
  const settled = [...results].flatMap(([id, result]) => (result === 'waiting' || result === 'differ' ? [] : [[id, result] as const]));
  if (settled.length < results.size) return { state: 'inReview', outcomes: {}, differ };
  const all = outputsOf(request).map((file) => results.get(file.id) ?? file.outcome);
  // What left in an earlier part keeps the request from ending as refused: it passes through releasing to its end.
  const leaves = all.includes('approved') || all.includes('released');
  const state = all.includes('changes') ? 'returned' : leaves ? 'releasing' : 'refused';
  return { state, outcomes: Object.fromEntries(settled), differ };
}

/** How many checkers this round needs: one more than usual once they differ. */
export const checkersNeeded = (request: ReleaseRequest): number =>
  (request.terms?.checkers ?? 2) + (settle(request).differ.length > 0 ? 1 : 0);
