import { describe, expect, it } from '@jest/globals';
import { hidden, isConfidential, openPack, secretsOf, withoutSecrets } from './confidential.js';
import type { ResolvedPack } from './pack.js';

const entry = (params: Readonly<Record<string, unknown>>) => ({ params, severity: 'high' as const, certain: 'fail' as const, possible: 'review' as const, notEvaluable: 'review' as const });
const pack = (confidential: readonly string[]): ResolvedPack => ({
  id: 'own', version: '1', title: '', digest: 'sha256:1', checkers: 2, noFindings: 'review', remembers: 'project', confidential, legends: [], shared: { threshold: 10, k: 83 }, off: {},
  rules: { 'dominance-nk': entry({ n: 2, k: 83 }), 'p-percent': entry({ p: 17 }), 'holding-grouping': entry({ k1: 41, k2: 83 }), 'min-cell-count': entry({ threshold: 10 }) },
});

describe('confidential parameters', () => {
  it('are hidden where they are named', () => {
    const open = openPack(pack(['min-cell-count.threshold']));
    expect(open.rules['min-cell-count']!.params).toEqual({ threshold: hidden });
    expect(open.shared).toEqual({ threshold: hidden, k: 83 });
    expect(open.rules['p-percent']!.params).toEqual({ p: 17 });
  });

  it('hide all shares of contributors, because each tells the others', () => {
    expect(JSON.stringify(openPack(pack(['dominance-nk.k'])))).not.toMatch(/83|17|41/);
    expect(isConfidential(pack(['dominance-nk.k']), 'dominance-nk', 'n')).toBe(false);
    expect(secretsOf(pack(['dominance-nk.k']), 'holding-grouping')).toEqual(['41', '83']);
  });

  it('change nothing where there are none, and never the digest', () => {
    expect(openPack(pack([]))).toEqual(pack([]));
    expect(openPack(pack(['p-percent.p'])).digest).toBe('sha256:1');
  });

  it.each([
    ['the limit is 83%', `the limit is ${hidden}%`], ['83 of 100', `${hidden} of 100`], ['a share of 83.4%', 'a share of 83.4%'], ['830 and 183 and 0.83', '830 and 183 and 0.83'],
    ['it is 83.', `it is ${hidden}.`], ['83, 83', `${hidden}, ${hidden}`],
  ])('%s', (text, open) => expect(withoutSecrets(text, ['83'])).toBe(open));
});
