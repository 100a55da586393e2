import { isDeepStrictEqual } from 'node:util';
import { evidenceKinds } from '../../src/sdc/evidence.js';
import type { Flag, Gap } from '../../src/sdc/rule.js';
import type { Picture } from './pictures.js';
import type { Seen } from './look.js';

/** What a rule did that its picture does not show, in words. Empty when it did as drawn. */
export function surprises(seen: Seen, picture: Picture): string[] {
  const { expected, because } = picture;
  const said = seen.flags.map((flag) => flag.because);
  const wrong = [...outcomeSurprises(seen, expected), ...seen.flags.flatMap((flag) => faultsOfFlag(flag, seen.over)), ...seen.gaps.flatMap(faultsOfGap)];
  if (because !== undefined && !said.includes(because)) wrong.push(`nothing says “${because}”, but: ${JSON.stringify(said)}`);
  return wrong;
}

function* outcomeSurprises(seen: Seen, expected: Picture['expected']): Generator<string> {
  const certainties = new Set(seen.flags.map(({ certainty = 'certain' }) => certainty));
  if (expected.outcome === 'clear' || expected.outcome === 'not-applicable') {
    if (seen.flags.length > 0) yield `flags though it should be silent: ${JSON.stringify(seen.flags.map((flag) => flag.because))}`;
    if (seen.gaps.length > 0) yield `asks though it should be silent: ${JSON.stringify(seen.gaps.map(({ ask }) => ask))}`;
    if (expected.outcome === 'not-applicable' && seen.applied) yield 'applies though it should not';
  } else if (expected.outcome === 'not-evaluable') {
    if (!seen.gaps.some(({ missing }) => missing === expected.missing)) yield `asks for ${JSON.stringify(seen.gaps.map(({ missing }) => missing))}, not for ${expected.missing}`;
    if (expected.at && !isDeepStrictEqual(seen.asked, [...expected.at].sort())) yield `asks about ${seen.asked.join(' ')}, not ${expected.at.join(' ')}`;
    if (seen.flags.length > 0) yield `flags though it cannot know: ${JSON.stringify(seen.flags.map((flag) => flag.because))}`;
  } else {
    const { outcome, at, in: files } = expected;
    if (seen.flags.length === 0) yield 'flags nothing';
    if (outcome !== 'flagged' && !isDeepStrictEqual([...certainties], [outcome])) yield `is ${[...certainties].join(' and ') || 'silent'}, not ${outcome}`;
    if (files && !isDeepStrictEqual(seen.files, [...files].sort())) yield `is about ${seen.files.join(', ') || 'no place'}, not ${files.join(', ')}`;
    if (at && !isDeepStrictEqual(seen.flagged, [...at].sort())) yield `flags ${seen.flagged.join(' ') || 'no cell'}, not ${[...at].sort().join(' ')}`;
  }
}

/** Whatever is drawn: a flag on cells of a table points at one, gives a reason, and every sentence of it says something. */
function faultsOfFlag({ cells, certainty = 'certain', because, says, fixes = [] }: Flag, over: Seen['over']): string[] {
  const wrong: string[] = [];
  if (over === 'table' && cells?.length === 0) wrong.push('a flag points nowhere');
  if (certainty !== 'certain' && certainty !== 'possible') wrong.push(`a flag is neither certain nor possible but “${String(certainty)}”`);
  if (!isSaid(because) || (says !== undefined && !isSaid(says)) || fixes.some(({ message }) => !isSaid(message))) wrong.push('a flag has a sentence without words');
  return wrong;
}

/** A gap names evidence that exists, and asks for it in words. */
function faultsOfGap({ missing, ask }: Gap): string[] {
  return [...(evidenceKinds.includes(missing) ? [] : [`“${String(missing)}” is no evidence`]), ...(isSaid(ask) ? [] : ['a gap asks without words'])];
}

const isSaid = (text: string): boolean => /[^\W_]{2,}/u.test(text) && !/undefined|NaN|\[object|Infinity/.test(text);
