import { isGap, type Flag, type Gap, type Rule } from './rule.js';
import type { FileSubject, RequestSubject } from './subjects.js';
import type { Table } from './table.js';

/** What came of one rule on one subject. `threw` is a fault of the rule: a human looks, nothing is clear. */
export type Verdict =
  | { readonly outcome: 'clear' }
  | { readonly outcome: 'not-applicable' }
  | { readonly outcome: 'said'; readonly flags: readonly Flag[]; readonly gaps: readonly Gap[] }
  | { readonly outcome: 'threw'; readonly fault: unknown };

/** A rule beside the kind of subject it looks at. */
export type Question =
  | { readonly over: 'table'; readonly subject: Table }
  | { readonly over: 'file'; readonly subject: FileSubject }
  | { readonly over: 'request'; readonly subject: RequestSubject };

/** More outcomes than this from one rule on one subject are not read: the rule has already made its point. */
export const mostOutcomes = 20_000;

/** Apply one rule to one subject with parsed parameters. Never throws: a rule that does is a verdict of its own. */
export function assess(rule: Rule, question: Question, params: unknown): Verdict {
  try {
    const outcomes = outcomesOf(rule, question, params);
    if (!outcomes) return { outcome: 'not-applicable' };
    const flags: Flag[] = [];
    const gaps: Gap[] = [];
    for (const outcome of outcomes) {
      if (isGap(outcome)) gaps.push(outcome);
      else flags.push(outcome);
      if (flags.length + gaps.length >= mostOutcomes) break;
    }
    return flags.length + gaps.length === 0 ? { outcome: 'clear' } : { outcome: 'said', flags, gaps };
  } catch (fault) {
    return { outcome: 'threw', fault };
  }
}

/** Undefined where the rule has nothing to say about the subject. */
function outcomesOf(rule: Rule, question: Question, params: unknown): Iterable<Flag | Gap> | undefined {
  if (rule.over === 'table' && question.over === 'table' && rule.applies(question.subject)) return rule.check(question.subject, params);
  if (rule.over === 'file' && question.over === 'file' && rule.applies(question.subject)) return rule.check(question.subject, params);
  if (rule.over === 'request' && question.over === 'request' && rule.applies(question.subject)) return rule.check(question.subject, params);
  return undefined;
}
