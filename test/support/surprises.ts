import { isDeepStrictEqual } from 'node:util';
import type { Picture } from './pictures.js';
import type { Seen } from './look.js';

/** What a rule did that its picture does not show, in words. Empty when it did as drawn. */
export function surprises(seen: Seen, picture: Picture): string[] {
  const { expected, because } = picture;
  const said = seen.flags.map((flag) => flag.because);
  const wrong = [...outcomeSurprises(seen, expected)];
  if (because !== undefined && !said.includes(because)) wrong.push(`nothing says “${because}”, but: ${JSON.stringify(said)}`);
  return wrong;
}

function* outcomeSurprises(seen: Seen, expected: Picture['expected']): Generator<string> {
  const { outcome } = expected;
  const certainties = new Set(seen.flags.map(({ certainty = 'certain' }) => certainty));
  if (outcome === 'clear' || outcome === 'not-applicable') {
    if (seen.flags.length > 0) yield `flags though it should be silent: ${JSON.stringify(seen.flags.map((flag) => flag.because))}`;
    if (seen.gaps.length > 0) yield `asks though it should be silent: ${JSON.stringify(seen.gaps.map(({ ask }) => ask))}`;
    if (outcome === 'not-applicable' && seen.applied) yield 'applies though it should not';
  } else if (outcome === 'not-evaluable') {
    if (!seen.gaps.some(({ missing }) => missing === expected.missing)) yield `asks for ${JSON.stringify(seen.gaps.map(({ missing }) => missing))}, not for ${expected.missing}`;
    if (seen.flags.length > 0) yield `flags though it cannot know: ${JSON.stringify(seen.flags.map((flag) => flag.because))}`;
  } else {
    if (seen.flags.length === 0) yield 'flags nothing';
    if ((outcome === 'possible' || outcome === 'certain') && !isDeepStrictEqual([...certainties], [outcome])) yield `is ${[...certainties].join(' and ') || 'silent'}, not ${outcome}`;
    const at = 'at' in expected ? expected.at : undefined;
    if (at && !isDeepStrictEqual(seen.flagged, [...at].sort())) yield `flags ${seen.flagged.join(' ') || 'no cell'}, not ${[...at].sort().join(' ')}`;
  }
}
