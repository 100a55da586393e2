import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { rules } from './index.js';
import { picturesIn, type Picture } from '../test/support/pictures.js';
import { look } from '../test/support/look.js';
import { surprises } from '../test/support/surprises.js';

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
    expect(surprises(await look(rule, picture, params), picture)).toEqual([]);
  });
});
