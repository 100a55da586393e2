import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { resolvePack, type PackShelf } from '../../src/packs/resolve.js';
import { printProblem } from '../../src/packs/problem.js';
import { rules } from '../index.js';

const folder = new URL('./', import.meta.url);
const shelf: PackShelf = new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) =>
  [name.replace(/\.yaml$/, ''), { file: name, text: readFileSync(new URL(name, folder), 'utf8') }]));

describe('the packs on the shelf', () => {
  it.each([...shelf.keys()])('%s resolves against the rules', (id) => {
    const resolution = resolvePack(id, shelf, rules);
    expect(resolution.ok ? [] : resolution.problems.map(printProblem)).toEqual([]);
    expect(resolution.ok && Object.isFrozen(resolution.pack.rules)).toBe(true);
  });

  it('the baseline lists every rule and what follows from it', () => {
    const text = shelf.get('baseline-10')!.text;
    const silent = rules.filter(({ id }) => !new RegExp(`^  ${id}: (off$|\\{ severity: \\w+, certain: \\w+, possible: \\w+, notEvaluable: \\w+)`, 'm').test(text));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
