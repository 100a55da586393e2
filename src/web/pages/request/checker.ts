import { conflictOf } from '../../../requests/lifecycle.js';
import { hasFinished, undecided } from '../../../requests/request.js';
import { checkersNeeded, settle } from '../../../requests/settle.js';
import { votesSeenBy } from '../../../requests/sight.js';
import { messages } from '../../messages.js';
import type { Desk } from '../../desk.js';
import { cleanFiles } from '../approve-clean/page.js';
import { answerWords, questions } from '../../words/questions.js';

/** C2: what a checker needs besides what everybody sees. */
export function checkerModel(desk: Desk, names: ReadonlyMap<string, string>) {
  const { request, actor, project } = desk;
  const isMine = request.claims.some((claim) => claim.checker === actor.id);
  const finished = hasFinished(request, actor.id);
  const votes = votesSeenBy(request, actor);
  const open = undecided(request);
  const missing = open.filter((file) => !votes.some((vote) => vote.file === file.id && vote.checker === actor.id && vote.round === request.round && vote.sha256 === file.sha256));
  const conflict = conflictOf(request, actor);
  const { differ } = settle(request);
  return {
    isMine, finished, clean: cleanFiles(desk).length, decided: open.length - missing.length, all: open.length, missing: missing.map((file) => ({ id: file.id, name: file.name })), next: missing[0],
    differ: finished ? differ.length : 0, conflict: conflict ? messages[conflict].title : undefined,
    canClaim: !isMine && actor.roles.includes('checker') && (request.state === 'waiting' || request.state === 'inReview') && request.claims.length < checkersNeeded(request),
    canWork: request.state === 'inReview' && isMine && !finished,
    claims: request.claims.map((claim) => ({ name: names.get(claim.checker) ?? 'A checker', finished: hasFinished(request, claim.checker), isMe: claim.checker === actor.id })),
    about: [
      { key: 'Project', value: `${project.code}: ${project.title}` }, { key: 'Purpose of the project', value: project.purpose }, { key: 'Data', value: project.sources.map((source) => `${source.name} (${source.owner})`).join(', ') },
      { key: 'Where it will go', value: [...new Set(open.flatMap((file) => answerWords(file.answers, 'destination') ?? []))].join(', ') || '–' },
      { key: 'Who is counted', value: [...new Set(open.flatMap((file) => answerWords(file.answers, 'population') ?? []))].join('; ') || '–' },
      { key: questions.earlier.label, value: [...new Set(open.flatMap((file) => answerWords(file.answers, 'earlier') ?? []))].join('; ') || '–' },
      { key: 'Rules', value: (request.terms?.packs ?? []).join(', ') || '–' },
      { key: 'Review', value: `${request.terms?.checkers ?? project.checkers} checkers, ${(request.terms?.review ?? project.review) === 'blinded' ? 'each without seeing the other' : 'one after the other'}` },
    ],
  };
}
