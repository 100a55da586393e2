import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineTableRule } from '../sdc/rule.js';
import { printProblem } from './problem.js';
import { resolvePack, type PackShelf } from './resolve.js';

const rule = (id: string, params: z.ZodType = z.strictObject({ threshold: z.number().int().min(1).default(10).describe('Smallest count.') })) => defineTableRule({
  id, version: 1, risk: 'LowCount', statbarns: ['Frequencies'], summary: '', remedy: '', needs: [], params, applies: () => true, check: () => [],
});
const rules = [rule('min-cell-count'), rule('p-percent', z.strictObject({ p: z.number().default(10), comparator: z.enum(['>', '>=']).default('>') }))];

const head = (id: string) => `id: ${id}\nversion: "1"\ntitle: T\nauthority: A\n`;
const shelf = (packs: Record<string, string>): PackShelf => new Map(Object.entries(packs).map(([id, text]) => [id, { file: `${id}.yaml`, text: head(id) + text }]));
const problems = (text: string, more: Record<string, string> = {}): string[] => {
  const resolution = resolvePack('own', shelf({ own: text, ...more }), rules);
  return resolution.ok ? [] : resolution.problems.map(printProblem);
};

describe('a pack', () => {
  it('hands shared parameters to every rule that has them, and a rule’s own entry wins', () => {
    const at = (text: string) => {
      const resolution = resolvePack('own', shelf({ own: text, base: 'shared: { threshold: 8 }' }), rules);
      return resolution.ok ? resolution.pack.rules['min-cell-count']!.params.threshold : undefined;
    };
    expect(at('')).toBe(10);
    expect(at('extends: base')).toBe(8);
    expect(at('extends: base\nshared: { threshold: 5 }')).toBe(5);
    expect(at('extends: base\nrules: { min-cell-count: { threshold: 3 } }')).toBe(3);
  });

  it('has the same digest whatever the order of its lines, and another when anything changes', () => {
    const digest = (text: string) => {
      const resolution = resolvePack('own', shelf({ own: text }), rules);
      return resolution.ok ? resolution.pack.digest : '';
    };
    expect(digest('shared: { threshold: 8 }\nrules: { p-percent: { p: 9, comparator: ">=" } }')).toBe(digest('rules: { p-percent: { comparator: ">=", p: 9 } }\nshared: { threshold: 8 }'));
    expect(digest('shared: { threshold: 8 }')).not.toBe(digest('shared: { threshold: 9 }'));
  });

  it('sends to a person what no pack mentions', () => {
    const resolution = resolvePack('own', shelf({ own: '' }), rules);
    expect(resolution.ok && resolution.pack.rules['min-cell-count']).toMatchObject({ certain: 'review', possible: 'review', notEvaluable: 'review' });
  });

  it('keeps the reason of a rule that is off', () => {
    const resolution = resolvePack('own', shelf({ own: 'rules: { p-percent: off }\nbecause: { p-percent: No firms here. }' }), rules);
    expect(resolution.ok && resolution.pack.off).toEqual({ 'p-percent': 'No firms here.' });
    expect(resolution.ok && 'p-percent' in resolution.pack.rules).toBe(false);
  });

  it.each([
    ['a misspelt rule', 'rules: { min-cel-count: {} }', 'own.yaml, line 5, rules.min-cel-count: no rule is called "min-cel-count". Did you mean "min-cell-count"?'],
    ['a misspelt parameter', 'rules:\n  min-cell-count:\n    treshold: 5', 'own.yaml, line 7, rules.min-cell-count.treshold: "treshold" is not a setting of "min-cell-count"; allowed are severity, certain, possible, notEvaluable, threshold. Did you mean "threshold"?'],
    ['a shared parameter nobody has', 'shared: { treshold: 5 }', 'own.yaml, line 5, shared.treshold: no rule has a parameter "treshold". Did you mean "threshold"?'],
    ['a value of the wrong kind', 'shared: { threshold: ten }', 'own.yaml, line 5, shared.threshold: Invalid input: expected number, received string (Smallest count.)'],
    ['a word that is not allowed', 'rules: { p-percent: { comparator: ">==" } }', 'own.yaml, line 5, rules.p-percent.comparator: found ">==", allowed are >, >=. Did you mean ">="?'],
    ['a consequence that is not allowed', 'rules: { p-percent: { certain: fial } }', 'own.yaml, line 5, rules.p-percent.certain: found "fial", allowed are fail, review, note. Did you mean "fail"?'],
    ['a rule off without a reason', 'rules: { p-percent: off }', 'own.yaml, line 5, rules.p-percent: turning "p-percent" off needs a reason: write it under "because.p-percent".'],
    ['a reason for a rule that is on', 'because: { p-percent: x }', 'own.yaml, line 5, because.p-percent: a reason is given, but "p-percent" is not off in this pack.'],
    ['a setting nobody knows', 'sharred: {}', 'own.yaml, line 5, sharred: "sharred" is not a setting here; allowed are id, version, title, authority, owner, effective, extends, enabled, confirm, sources, checkers, noFindings, confidential, remembers, legends, shared, rules, because. Did you mean "shared"?'],
    ['a parent nobody knows', 'extends: basse', 'own.yaml, line 5, extends: no pack is called "basse"; known are base, own. Did you mean "base"?'],
    ['a secret that is no parameter', 'confidential: [p-percent.k]', 'own.yaml, line 5, confidential: "p-percent.k" names no parameter; write rule.parameter, for example "p-percent.p". Did you mean "p-percent.p"?'],
    ['a secret of a rule that is misspelt', 'confidential:\n  - p-percent.p\n  - p-percnt.p', 'own.yaml, line 7, confidential: "p-percnt.p" names no parameter; write rule.parameter, for example "p-percent.p". Did you mean "p-percent.p"?'],
  ])('%s is refused with file, line and the nearest spelling', (_title, text, words) => {
    expect(problems(text, { base: '' })).toEqual([words]);
  });

  it('is refused when it extends itself', () => {
    expect(problems('extends: other', { other: 'extends: own' })).toEqual(['other.yaml, line 5, extends: the packs extend each other in a circle: own → other → own.']);
  });

  it('is refused when it is not YAML', () => {
    expect(problems('shared: { threshold: [')[0]).toMatch(/^own\.yaml, line \d+: /);
  });
});
