import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { factKinds } from '../sdc/facts.js';
import { readFile } from './index.js';

interface Golden { readonly kind: string; readonly read: string; readonly facts: Readonly<Record<string, number>>; readonly unreadable: readonly string[]; readonly members: readonly string[]; readonly grids: readonly (readonly string[])[] }

const folder = new URL('../../fixtures/files/', import.meta.url);
/** What each file must read as, checked by hand: facts, tables, members. Look-alikes have no facts. */
const golden = JSON.parse(readFileSync(new URL('readings.json', folder), 'utf8')) as Record<string, Golden>;
const folders = [...new Set(Object.keys(golden).map((path) => path.split('/')[0]!))];

describe('the files of every format', () => {
  it('are all in readings.json', () => {
    const present = folders.flatMap((name) => readdirSync(new URL(`${name}/`, folder)).filter((file) => file !== 'expected.yaml').map((file) => `${name}/${file}`));
    expect(present.sort()).toEqual(Object.keys(golden).sort());
    expect(present.length).toBeGreaterThan(80);
  });

  it.each(Object.entries(golden))('%s', async (path, expected) => {
    const { kind, reading } = await readFile(path.split('/')[1]!, readFileSync(new URL(path, folder)));
    const facts: Record<string, number> = {};
    for (const { is } of reading.facts) if (is !== 'file-type') facts[is] = (facts[is] ?? 0) + 1;
    expect(reading.facts.filter(({ is }) => !(is in factKinds))).toEqual([]);
    expect({
      kind, read: reading.read, facts, unreadable: reading.unreadable.map(({ reason }) => reason), members: (reading.members ?? []).map((member) => member.path),
      grids: reading.grids.map((grid) => Array.from({ length: Math.min(grid.rows, 30) }, (_, row) => Array.from({ length: grid.columns }, (_column, column) => grid.text(row, column)).join(' | '))),
    }).toEqual(expected);
  });
});
