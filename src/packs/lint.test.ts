import { describe, expect, it } from '@jest/globals';
import { lintPack } from './lint.js';
import type { ResolvedPack } from './pack.js';

type Params = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const packOf = (params: Params, legends: ResolvedPack['legends'] = [], shared: Readonly<Record<string, unknown>> = {}): ResolvedPack => ({
  id: 'own', version: '1', title: '', digest: '', checkers: 2, noFindings: 'review', remembers: 'project', confidential: [], legends, shared, off: {},
  rules: Object.fromEntries(Object.entries(params).map(([id, own]) => [id, { params: own, severity: 'high' as const, certain: 'fail' as const, possible: 'review' as const, notEvaluable: 'review' as const }])),
});
const said = (pack: ResolvedPack): string[] => lintPack(pack, new Map()).map(({ path }) => path);

describe('advice about a pack', () => {
  it.each([
    ['only a (1,k) rule', packOf({ 'dominance-1k': { k: 50 } }), ['rules.dominance-1k']],
    ['a (1,k) rule beside p%', packOf({ 'dominance-1k': { k: 50 }, 'p-percent': { p: 10 } }), []],
    ['p implied by (2,k)', packOf({ 'dominance-nk': { n: 2, k: 90 }, 'p-percent': { p: 10 } }), ['rules.p-percent']],
    ['p that matters beside (2,k)', packOf({ 'dominance-nk': { n: 2, k: 91 }, 'p-percent': { p: 10 } }), []],
    ['a threshold that rounds down', packOf({ 'min-cell-count': { threshold: 11 }, 'rounding-base': { roundingBase: 5 } }), ['shared.threshold']],
    ['a threshold that rounds up', packOf({ 'min-cell-count': { threshold: 8 }, 'rounding-base': { roundingBase: 5 } }), []],
    ['a base that hides the threshold', packOf({ 'min-cell-count': { threshold: 5 }, 'rounding-base': { roundingBase: 20 } }), ['shared.roundingBase']],
    ['a mark that stands for too little', packOf({ 'min-cell-count': { threshold: 10 } }, [{ mark: '*', low: 1, high: 7, secondary: false }]), ['legends']],
    ['a mark that rules zero out', packOf({ 'min-cell-count': { threshold: 10, countsZero: true } }, [{ mark: '*', low: 1, high: 9, secondary: false }]), ['legends']],
    ['a mark that agrees', packOf({ 'min-cell-count': { threshold: 10 } }, [{ mark: '*', low: 1, high: 9, secondary: false }]), []],
    ['p above q', packOf({ 'pq-rule': { p: 80, q: 50 } }), ['rules.pq-rule']],
  ])('%s', (_title, pack, paths) => expect(said(pack)).toEqual(paths));
});
