import { assess } from '../../src/sdc/assess.js';
import type { Gap, Flag, Rule } from '../../src/sdc/rule.js';
import type { Table } from '../../src/sdc/table.js';

/** What a table rule says of a table, without a reader: its flags and gaps. A rule that throws fails the test. */
export function saidOf(rule: Rule, table: Table, params: unknown): { readonly flags: readonly Flag[]; readonly gaps: readonly Gap[] } {
  const verdict = assess(rule, { over: 'table', subject: table }, rule.params.parse(params));
  if (verdict.outcome === 'threw') throw verdict.fault;
  return verdict.outcome === 'said' ? verdict : { flags: [], gaps: [] };
}

/** In one word: what came first of a flag, a question or nothing. */
export const wordOf = (rule: Rule, table: Table, params: unknown): 'flag' | 'ask' | 'silent' => {
  const { flags, gaps } = saidOf(rule, table, params);
  return flags.length > 0 ? 'flag' : gaps.length > 0 ? 'ask' : 'silent';
};
