import { missingAnswers } from '../../requests/answers.js';
import { hasFinished, outputsOf, undecided, type ReleaseRequest } from '../../requests/request.js';
import { settle } from '../../requests/settle.js';
import { dayWords, due, sinceWords, timeWords } from './days.js';
import { list, plural } from './plural.js';

/** Whose eyes a status sentence is for: the researcher's side, or one checker's (or manager's) with their id. */
export type Side = { readonly is: 'researcher' } | { readonly is: 'staff'; readonly id: string };

export interface StatusContext {
  readonly now: string;
  readonly holidays: ReadonlySet<string>;
}

/** The one sentence under the title: what state this is in, and who acts next. Never a bare code word. */
export const statusOf = (request: ReleaseRequest, side: Side, context: StatusContext): string =>
  side.is === 'researcher' ? forResearcher(request, context) : forStaff(request, side.id, context);

/** Required answers that the outputs still to be decided lack. */
export const unanswered = (request: ReleaseRequest): number => undecided(request).reduce((sum, file) => sum + missingAnswers(file).length, 0);

const reply = (request: ReleaseRequest, { now }: StatusContext): string => (request.dueAt ? `We reply by ${dayWords(request.dueAt, now)}.` : '');
const changesIn = (request: ReleaseRequest): number => outputsOf(request).filter((file) => file.outcome === 'changes').length;
const outcomeCount = (request: ReleaseRequest, outcome: 'released' | 'refused' | 'approved'): number => outputsOf(request).filter((file) => file.outcome === outcome).length;
const because = (request: ReleaseRequest): string => (request.reason ? ` Reason: ${request.reason.replace(/[.\s]+$/, '')}.` : '');

function forResearcher(request: ReleaseRequest, context: StatusContext): string {
  const { now } = context;
  switch (request.state) {
    case 'draft': {
      if (request.files.length === 0) return 'Not sent. No files yet.';
      const left = unanswered(request);
      return left > 0 ? `Not sent. ${plural(left, 'question')} left.` : 'Not sent. Nothing is missing: check your answers and send.';
    }
    case 'checking': return 'We are checking your files. Usually under a minute.';
    case 'waiting': return `With the checkers since ${sinceWords(request.sentAt ?? request.createdAt, now)}. ${reply(request, context)}`.trim();
    case 'inReview': return `Being checked. ${reply(request, context)}`.trim();
    case 'returned': {
      const changes = changesIn(request);
      const released = outcomeCount(request, 'released');
      const done = released > 0 ? ` ${released} of ${outputsOf(request).length} released.` : '';
      return `You need to act.${done} ${changes > 0 ? `${plural(changes, 'file')} to change.` : 'Read what the checkers wrote.'} The clock is paused.`;
    }
    case 'releasing': return `Approved. Moving ${plural(outcomeCount(request, 'approved'), 'file')} out.`;
    case 'released': {
      const outputs = outputsOf(request).length;
      const released = outcomeCount(request, 'released');
      const when = request.endedAt ? ` ${dayWords(request.endedAt, now)} at ${timeWords(request.endedAt)}` : '';
      const refused = outcomeCount(request, 'refused');
      return released < outputs ? `${released} of ${outputs} released${when}.${refused > 0 ? ` ${refused} refused.` : ''}` : `Released${when}. Download below.`;
    }
    case 'refused': return `Not released.${because(request)} See below what you could ask for instead.`;
    case 'withdrawn': return 'You took this back.';
    case 'recalled': return `Recalled: stop using these files.${because(request)}`;
  }
}

function forStaff(request: ReleaseRequest, id: string, context: StatusContext): string {
  const { now, holidays } = context;
  const isDue = request.dueAt ? ` Reply due ${due(request.dueAt, now, holidays).words}.` : '';
  switch (request.state) {
    case 'draft': return 'Not sent yet.';
    case 'checking': return 'Rules running.';
    case 'waiting': return `${request.round > 1 ? `Round ${request.round}. ` : ''}Unclaimed.${isDue}`;
    case 'inReview': return inReview(request, id) + isDue;
    case 'returned': return `With the researcher. ${changesIn(request) > 0 ? `${plural(changesIn(request), 'file')} to change. ` : ''}Clock paused.`;
    case 'releasing': return `Releasing ${plural(outcomeCount(request, 'approved'), 'file')}.`;
    case 'released': return outcomeCount(request, 'released') < outputsOf(request).length ? forResearcher(request, context) : 'Released.';
    case 'refused': return 'Refused. Recorded.';
    case 'withdrawn': return 'Taken back by the researcher.';
    case 'recalled': return `Recalled.${because(request)}`;
  }
}

function inReview(request: ReleaseRequest, id: string): string {
  const open = undecided(request);
  const isMine = request.claims.some((claim) => claim.checker === id);
  const done = request.claims.filter((claim) => hasFinished(request, claim.checker)).length;
  const needed = request.terms?.checkers ?? 2;
  const differ = settle(request).differ.length;
  if (!isMine) return `Claimed by ${plural(request.claims.length, 'checker')}, ${needed} needed. ${done} finished.${differ > 0 ? ' They differ: one more checker is needed.' : ''}`;
  if (hasFinished(request, id)) {
    if (differ > 0) return `You and the other checker differ on ${plural(differ, 'file')}.`;
    return 'You have finished. Waiting for the other checker.';
  }
  const decided = open.filter((file) => request.votes.some((vote) => vote.file === file.id && vote.checker === id && vote.round === request.round && vote.sha256 === file.sha256)).length;
  const others = request.claims.length - 1;
  const first = done > 0 ? `${done} of ${needed} has finished. Finish yours to see theirs. ` : '';
  return `${first}${others > 0 ? `You and ${list([plural(others, 'other')])} are checking.` : 'You are checking.'} You have decided ${decided} of ${plural(open.length, 'file')}.`;
}
