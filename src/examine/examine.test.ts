import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ResolvedPack } from '../packs/pack.js';
import { readFile } from '../readers/index.js';
import { emptyReading } from '../readers/reader.js';
import { recognise } from '../readers/recognise/index.js';
import { defineFileRule, defineTableRule, type Rule } from '../sdc/rule.js';
import { valueOf } from '../sdc/table.js';
import type { Deps, FileBytes } from './deps.js';
import { examineRequest } from './examine-request.js';
import { withoutValues } from './without-values.js';

const low = defineTableRule({
  id: 'low', version: 3, risk: 'LowCount', statbarns: ['Frequencies'], summary: 'A number is low', remedy: 'Merge it', needs: [], params: z.strictObject({}),
  applies: () => true,
  *check(table) {
    for (const cell of table.cells) if ((valueOf(cell) ?? 99) < 10) yield { cells: [cell], because: `${cell.text} is below 10` };
  },
});
const broken = defineTableRule({ ...low, id: 'broken', *check() { yield* []; throw new Error('a secret 7'); } });
const whole = defineFileRule({
  id: 'whole', version: 1, risk: 'HiddenContent', statbarns: [], summary: 'Unknown', remedy: 'Look', needs: [], params: z.strictObject({}),
  applies: () => true, *check(file) { if (file.kind === 'unknown') yield { places: [{}], because: 'unknown' }; } });

const packOf = (rules: readonly Rule[]): ResolvedPack => ({
  id: 'test', version: '1', title: 'Test', digest: 'sha256:0', checkers: 2, noFindings: 'review', remembers: 'project', confidential: [], legends: [], shared: {}, off: {},
  rules: Object.fromEntries(rules.map(({ id }) => [id, { params: {}, severity: 'high' as const, certain: 'fail' as const, possible: 'review' as const, notEvaluable: 'review' as const }])),
});
const deps = (...rules: Rule[]): Deps => ({ read: readFile, recognise, rules, pack: packOf(rules), version: '0.0.0' });
const file = (path: string, text: string): FileBytes => {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const table = 'region,A,B\nNorth,34,7\nSouth,40,18\n';

describe('examining a request', () => {
  it('says where, and keeps values out of everything but the evidence', async () => {
    const report = await examineRequest([file('a.csv', table)], deps(low));
    const [finding] = report.files[0]!.findings;
    expect(finding).toMatchObject({ rule: 'low', ruleVersion: 3, verdict: 'flagged', consequence: 'fail', where: [{ file: 'a.csv', table: 't1', row: 2, column: 3, line: 2 }] });
    expect(finding!.message).toBe('A number is low: table t1, row 2, column 3. Merge it.');
    expect(finding!.evidence).toMatchObject({ because: '7 is below 10' });
    expect(JSON.stringify(withoutValues(report))).not.toContain('below 10');
    expect(report.status).toBe('fail');
    expect(report.rules).toEqual([{ id: 'low', version: 3, ran: 1, flagged: 1, notEvaluable: 0, notApplicable: 0 }]);
  });

  it('gives a finding the same id when the rows are in another order', async () => {
    const one = await examineRequest([file('a.csv', table)], deps(low));
    const other = await examineRequest([file('a.csv', 'region,A,B\nSouth,40,18\nNorth,34,7\n')], deps(low));
    expect(other.files[0]!.findings.map(({ id }) => id)).toEqual(one.files[0]!.findings.map(({ id }) => id));
    const changed = await examineRequest([file('a.csv', 'region,A,B\nSouth,40,19\nNorth,34,7\n')], deps(low));
    expect(changed.files[0]!.findings[0]!.id).not.toBe(one.files[0]!.findings[0]!.id);
  });

  it('turns a rule that breaks into a finding for a person, without the fault', async () => {
    const report = await examineRequest([file('a.csv', table)], deps(broken));
    expect(report.files[0]!.findings).toMatchObject([{ rule: 'could-not-check', verdict: 'not-evaluable', consequence: 'review' }]);
    expect(JSON.stringify(report)).not.toContain('secret');
    expect(report.status).toBe('review');
  });

  it('never passes a file that was not read', async () => {
    const report = await examineRequest([file('a.bin', '\u0000\u0001\u0002\u0003')], deps());
    expect(report.files[0]!.read).not.toBe('whole');
    expect(report.files[0]!.findings.length).toBeGreaterThan(0);
    expect(report.status).toBe('review');
  });

  it('never passes a request without files', async () => {
    expect((await examineRequest([], deps(low))).status).toBe('review');
  });

  it('goes into packages, and stops at a depth with a finding', async () => {
    const endless: Deps['read'] = (path) => Promise.resolve({
      kind: 'zip', reader: 'r', readerVersion: 1, reading: { ...emptyReading, read: 'whole', members: [{ path: 'inner.zip', bytes: new TextEncoder().encode(path) }] },
    });
    const report = await examineRequest([file('a.zip', 'x')], { ...deps(low), read: endless });
    expect(report.files.map(({ path }) => path)).toEqual(['a.zip', 'a.zip!/inner.zip', 'a.zip!/inner.zip!/inner.zip', 'a.zip!/inner.zip!/inner.zip!/inner.zip', 'a.zip!/inner.zip!/inner.zip!/inner.zip!/inner.zip']);
    expect(report.files.at(-1)!.findings).toMatchObject([{ rule: 'parse-failure' }]);
  });

  it('says when its reader breaks', async () => {
    const report = await examineRequest([file('a.csv', table)], { ...deps(low, whole), read: () => Promise.reject(new Error('x')) });
    expect(report.files[0]!.findings.map(({ rule }) => rule).sort()).toEqual(['parse-failure', 'whole']);
  });

  it('says when its recogniser breaks', async () => {
    const report = await examineRequest([file('a.csv', table)], { ...deps(low), recognise: () => { throw new Error('x'); } });
    expect(report.files[0]).toMatchObject({ read: 'partly', status: 'review' });
    expect(report.files[0]!.findings.map(({ rule }) => rule)).toEqual(['partial-scan']);
  });

  it('folds pages of the same sentence into one finding that names every cell', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `r${at},${4 + (at % 5)},50`).join('\n');
    const report = await examineRequest([file('a.csv', `region,A,B\n${rows}\n`)], deps(low));
    expect(report.files[0]!.findings).toHaveLength(1);
    expect(report.files[0]!.findings[0]!.where).toHaveLength(20);
  });
});
