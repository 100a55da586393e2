import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { composePacks } from '../../src/packs/compose.js';
import { diffPacks } from '../../src/packs/diff.js';
import { lintPack } from '../../src/packs/lint.js';
import type { ResolvedPack } from '../../src/packs/pack.js';
import { resolvePack, type PackShelf } from '../../src/packs/resolve.js';
import { printProblem } from '../../src/packs/problem.js';
import { rules } from '../index.js';

const folder = new URL('./', import.meta.url);
const shelf: PackShelf = new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) =>
  [name.replace(/\.yaml$/, ''), { file: name, text: readFileSync(new URL(name, folder), 'utf8') }]));
const ids = [...shelf.keys()];
const resolved = new Map(ids.map((id) => [id, resolvePack(id, shelf, rules)]));
const packOf = (id: string): ResolvedPack => {
  const resolution = resolved.get(id);
  if (!resolution?.ok) throw new Error(`${id} does not resolve`);
  return resolution.pack;
};
const isOn = (id: string): boolean => {
  const resolution = resolved.get(id);
  return resolution?.ok === true && resolution.enabled;
};

/** What an authority's own text, or its program, was seen to say. nhs-sde is enabled for the examples, and says what to confirm. */
const verified = [
  'abs-datalab', 'acro-0.4', 'acro-1.0', 'baseline-10', 'bundesbank-rdsc', 'business', 'cms', 'datashield', 'eurostat-acro-stata', 'nhs-sde', 'omop-mincell', 'opensafely',
  'sacro-ml', 'sdctable-default', 'ukllc', 'us-census-drb',
];
/** Every row of the table of authorities (rules.md C), and the two packs of our own. */
const rows = [
  ...verified, 'cprd', 'dwb-guidelines', 'edris-safe-haven', 'ehrql-measures', 'eurostat-ifs', 'genomics-england', 'hmrc-datalab', 'insee', 'nes-scotland', 'nhs-hes-2018', 'ons-10-5', 'ons-srs',
  'phs-protocol', 'sail', 'sdap-handbook', 'statcan-rdc', 'statsnz-idi', 'uk-biobank-publication', 'ukds-securelab', 'ukhsa', 'wa-doh',
];

describe('the packs on the shelf', () => {
  it.each(ids)('%s resolves against the rules', (id) => {
    const resolution = resolved.get(id)!;
    expect(resolution.ok ? [] : resolution.problems.map(printProblem)).toEqual([]);
    expect(resolution.ok && Object.isFrozen(resolution.pack.rules)).toBe(true);
  });

  it('the baseline lists every rule and what follows from it', () => {
    const text = shelf.get('baseline-10')!.text;
    const silent = rules.filter(({ id }) => !new RegExp(`^  ${id}: (off$|\\{ severity: \\w+, certain: \\w+, possible: \\w+, notEvaluable: \\w+)`, 'm').test(text));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('every authority has one', () => expect([...ids].sort()).toEqual([...rows].sort()));

  test('only what was verified is enabled', () => expect(ids.filter(isOn).sort()).toEqual([...verified].sort()));

  it.each(ids)('%s names its authority and its sources, and what must be confirmed where it is not enabled', (id) => {
    const resolution = resolved.get(id)!;
    expect(shelf.get(id)!.text).toMatch(/^authority: ./m);
    expect(shelf.get(id)!.text).toMatch(/^sources:\n {2}- ./m);
    expect(resolution.ok && (resolution.enabled || resolution.confirm.length > 0)).toBe(true);
  });

  it.each(ids.filter((id) => id !== 'baseline-10'))('%s differs from baseline-10 in what its file says, and in nothing else', (id) => {
    const differences = diffPacks(packOf('baseline-10'), packOf(id)).filter(({ path }) => path !== 'rules.pack-mismatch.params.standsFor');
    expect(differences.map(({ path, left, right }) => `${path}: ${JSON.stringify(left) ?? '–'} → ${JSON.stringify(right) ?? '–'}`).join('\n')).toMatchSnapshot();
  });

  it.each(ids)('the advice about %s is known', (id) => {
    expect(lintPack(packOf(id), shelf).map(({ path, message }) => `${path}: ${message}`)).toMatchSnapshot();
  });
});

/** What a pack asks, whatever the order of its lines. */
const asks = ({ rules: entries }: ResolvedPack): string => JSON.stringify(entries, (key, value: unknown) =>
  (key === 'pack-mismatch' ? undefined : typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));

describe('what a pack stands for', () => {
  const claims = (id: string): string[] => (packOf(id).rules['pack-mismatch']!.params['standsFor'] as string[]).filter((other) => other !== id);
  const isAsStrict = (id: string, other: string): boolean => {
    const together = composePacks([packOf(id), packOf(other)]);
    return together.ok && asks(together.pack) === asks(packOf(id));
  };

  it.each(ids)('%s stands for itself, and for no pack that would change it', (id) => {
    expect(packOf(id).rules['pack-mismatch']!.params['standsFor']).toContain(id);
    expect(claims(id).filter((other) => !isOn(other) || !isAsStrict(id, other))).toEqual([]);
  });

  it.each(ids.filter(isOn))('%s says of every pack in use that it stands for it, where it does', (id) => {
    expect(ids.filter((other) => other !== id && isOn(other) && isAsStrict(id, other)).sort()).toEqual(claims(id).sort());
  });

  it('is all of them for packs that are composed', () => {
    const together = composePacks([packOf('baseline-10'), packOf('ukllc')]);
    expect(together.ok && together.pack.rules['pack-mismatch']!.params['standsFor']).toEqual(expect.arrayContaining(['baseline-10', 'ukllc']));
  });
});

describe('composition', () => {
  const threshold = (...of: string[]): unknown => {
    const together = composePacks(of.map(packOf));
    return together.ok ? together.pack.rules['min-cell-count']!.params['threshold'] : together.problems.map(printProblem);
  };
  it('takes the strictest of each, whatever the order', () => {
    expect(threshold('datashield', 'cms', 'ukllc')).toBe(11);
    const [ab, ba] = [composePacks([packOf('cms'), packOf('ukllc')]), composePacks([packOf('ukllc'), packOf('cms')])];
    expect(ab.ok && ba.ok && ab.pack.digest === ba.pack.digest).toBe(true);
    expect(ab.ok && ab.pack.rules['zero-cell']).toMatchObject({ certain: 'fail', params: { zeroPolicy: 'flag' } });
    expect(ab.ok && 'class-disclosure-full' in ab.pack.rules).toBe(true);
  });
  it('leaves two ways of rounding to a person', () => {
    expect(threshold('opensafely', 'statsnz-idi')).toEqual(expect.arrayContaining([expect.stringMatching(/neither is the stricter\. Someone must decide/)]));
  });
});
