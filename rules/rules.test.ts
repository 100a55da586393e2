import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { rules } from './index.js';
import { picturesIn, type Picture } from '../test/support/pictures.js';
import { look, type Seen } from '../test/support/look.js';

const folder = new URL('./', import.meta.url);
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'packs').map(({ name }) => name);
const readme = (id: string): string => readFileSync(new URL(`${id}/README.md`, folder), 'utf8');

test('every rule folder is in rules/index.ts, under its own id, in order', () => {
  expect(rules.map(({ id }) => id)).toEqual([...folders].sort());
  expect(rules.length).toBeGreaterThan(5);
});

const speaks = ({ expected }: Picture): boolean => expected.outcome !== 'clear' && expected.outcome !== 'not-applicable';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const pictures = picturesIn(readme(id));

  it('says what it is in its README', () => {
    expect(readme(id).split('\n')[0]).toBe(`# ${id}`);
    expect(readme(id).split('\n').slice(1).join('\n').split('### ')[0]!.trim().length).toBeGreaterThan(80);
  });

  it('shows at least one picture that speaks and one that is silent, and none twice', () => {
    expect(pictures.filter(speaks).length).toBeGreaterThan(0);
    expect(pictures.filter((picture) => !speaks(picture)).length).toBeGreaterThan(0);
    expect(new Set(pictures.map(({ title }) => title)).size).toBe(pictures.length);
    expect(new Set(pictures.map(({ title: _title, ...rest }) => JSON.stringify(rest))).size).toBe(pictures.length);
  });

  it.each(pictures.map((picture) => [picture.title, picture] as const))('%s', async (_title, picture) => {
    const params = rule.params.parse(picture.params);
    const seen = await look(rule, picture, params);
    expectSeen(seen, picture);
  });
});

function expectSeen(seen: Seen, { expected, because }: Picture): void {
  if (expected.outcome === 'cells') expect(seen.flagged).toEqual([...expected.at].sort());
  else if (expected.outcome === 'flagged') expect(seen.flags.length).toBeGreaterThan(0);
  else if (expected.outcome === 'possible') expect([...new Set(seen.flags.map(({ certainty }) => certainty))]).toEqual(['possible']);
  else if (expected.outcome === 'not-evaluable') {
    expect(seen.gaps.map(({ missing }) => missing)).toContain(expected.missing);
    expect(seen.flags).toEqual([]);
  } else {
    expect(seen.flags.map((flag) => flag.because)).toEqual([]);
    expect(seen.gaps).toEqual([]);
    expect(seen.applied).toBe(expected.outcome === 'not-applicable' ? false : seen.applied);
  }
  if (because !== undefined) expect(seen.flags.map((flag) => flag.because)).toContain(because);
}
