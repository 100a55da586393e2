import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { rooms } from './rooms.js';

const roomOf = (path: string): string | undefined =>
  Object.keys(rooms).filter((room) => path.startsWith(`${room}/`)).sort((a, b) => b.length - a.length)[0];

/** Every module a source names: import, export from, import(), import type. */
const importsIn = (source: string): string[] => [
  ...[...source.matchAll(/^\s*(?:import|export)\b(?:[^;'"`]*?\bfrom)?\s*['"]([^'"]+)['"]/gm)].map((match) => match[1]!),
  ...[...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1]!),
];

/** What a file may not import, in words. */
function trespasses(file: string, source: string): string[] {
  const room = roomOf(file);
  if (!room) return [`${file} is in no room: add its folder to test/architecture/rooms.ts`];
  return importsIn(source).flatMap((name) => {
    const allowed = rooms[room]!;
    if (!name.startsWith('.')) {
      const pack = name.startsWith('node:') ? name : name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
      return allowed.packages.includes(pack) || allowed.packages.includes('*') ? [] : [`${file} imports ${pack}, which ${room} may not use`];
    }
    const target = normalize(join(dirname(file), name));
    const there = roomOf(target) ?? target;
    if (there !== room) return allowed.uses.includes(there) ? [] : [`${file} imports ${there}, which ${room} may not use`];
    const [from, to] = [file, target].map((path) => /^rules\/([^/]+)\//.exec(path)?.[1]);
    return from && to && from !== to ? [`${file} imports another rule (${to}): move what they share to src/sdc`] : [];
  });
}

const impurities: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, 'reads the clock'],
  [/\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/, 'uses chance'],
  [/\bprocess\./, 'reaches for process'],
  [/\bconsole\./, 'writes to the console'],
  [/\bsetTimeout\b|\bsetInterval\b/, 'sets a timer'],
];

const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

/** Where a pure room is not pure, in words. */
function impure(file: string, source: string): string[] {
  const room = roomOf(file);
  if (!room || !rooms[room]!.pure) return [];
  const code = withoutComments(source);
  return impurities.filter(([pattern]) => pattern.test(code)).map(([, does]) => `${file} ${does}, which ${room} may not: pass the value in`);
}

const sources = ['src', 'rules', 'workers']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, source: readFileSync(file, 'utf8') }));

describe('the walls', () => {
  test('every import stays within what its room may use', () => {
    expect(sources.flatMap(({ source }) => importsIn(source)).length).toBeGreaterThan(10);
    expect(sources.flatMap(({ file, source }) => trespasses(file, source))).toEqual([]);
  });

  test('pure rooms have no clock, no chance, no process and no console', () => {
    expect(sources.filter(({ file }) => rooms[roomOf(file) ?? '']?.pure).length).toBeGreaterThan(5);
    expect(sources.flatMap(({ file, source }) => impure(file, source))).toEqual([]);
  });

  test('only src/main meets the catalogue of rules', () => {
    const meets = Object.entries(rooms).filter(([, room]) => room.uses.includes('rules')).map(([name]) => name);
    expect(meets).toEqual(['src/main']);
  });

  test.each([
    ['src/sdc/x.ts', "import { readFileSync } from 'node:fs';", 'src/sdc/x.ts imports node:fs, which src/sdc may not use'],
    ['src/sdc/x.ts', "import type { A } from '../requests/a.js';", 'src/sdc/x.ts imports src/requests, which src/sdc may not use'],
    ['rules/a/rule.ts', "import b from '../b/rule.js';", 'rules/a/rule.ts imports another rule (b): move what they share to src/sdc'],
    ['src/examine/x.ts', "const x = await import('pg');", 'src/examine/x.ts imports pg, which src/examine may not use'],
    ['src/ports.ts', '', 'src/ports.ts is in no room: add its folder to test/architecture/rooms.ts'],
  ])('a planted trespass is seen: %s', (file, source, words) => {
    expect(trespasses(file, source)).toEqual([words]);
  });

  test.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env.X', "console.log('x')"])('a planted impurity is seen: %s', (code) => {
    expect(impure('src/sdc/x.ts', `const x = ${code};`)).toHaveLength(1);
  });
});
