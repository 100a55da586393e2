import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { tableOf } from '../../test/support/table-of.js';
import { gridFile } from '../../test/support/file-subject.js';
import { assess, mostOutcomes, type Question } from './assess.js';
import { nothingDeclared } from './declaration.js';
import { defineFileRule, defineRequestRule, defineTableRule, type Outcome, type Rule } from './rule.js';

const about = { id: 'probe', version: 1, risk: 'LowCount', statbarns: [], summary: 'x', remedy: 'y', needs: [], params: z.strictObject({}) } as const;
const flag: Outcome = { because: 'so' };
const gap: Outcome = { missing: 'contributors', ask: 'attach them' };
const rulesSaying = (outcomes: () => Iterable<Outcome>, applies = true): Record<Question['over'], Rule> => ({
  table: defineTableRule({ ...about, applies: () => applies, check: outcomes }),
  file: defineFileRule({ ...about, applies: () => applies, check: outcomes }),
  request: defineRequestRule({ ...about, applies: () => applies, check: outcomes }),
});
const questions: Record<Question['over'], Question> = {
  table: { over: 'table', subject: tableOf({ by: { Area: ['N'] }, shows: [['1']] }) },
  file: { over: 'file', subject: gridFile([['a']]) },
  request: { over: 'request', subject: { files: [], tables: [], earlier: [], declared: nothingDeclared } },
};
const kinds = ['table', 'file', 'request'] as const;

describe.each(kinds)('a %s rule', (kind) => {
  test('says what it says about its own kind of subject', () => {
    expect(assess(rulesSaying(() => [flag, gap, flag])[kind], questions[kind], {})).toEqual({ outcome: 'said', flags: [flag, flag], gaps: [gap] });
    expect(assess(rulesSaying(() => [])[kind], questions[kind], {})).toEqual({ outcome: 'clear' });
  });

  test('does not apply where it says so, nor to another kind of subject', () => {
    expect(assess(rulesSaying(() => [flag], false)[kind], questions[kind], {})).toEqual({ outcome: 'not-applicable' });
    for (const other of kinds.filter((one) => one !== kind)) expect(assess(rulesSaying(() => [flag])[kind], questions[other], {})).toEqual({ outcome: 'not-applicable' });
  });

  test('that fails is a verdict of its own, even after a first finding', () => {
    const fault = new Error('broken');
    const failing = rulesSaying(function* () { yield flag; throw fault; })[kind];
    expect(assess(failing, questions[kind], {})).toEqual({ outcome: 'threw', fault });
  });
});

test('a rule that never stops is stopped, with what it said', () => {
  const verdict = assess(rulesSaying(function* () { for (;;) yield* [flag, gap]; }).table, questions.table, {});
  expect(verdict).toMatchObject({ outcome: 'said', flags: { length: mostOutcomes / 2 }, gaps: { length: mostOutcomes / 2 } });
});
