import type { z } from 'zod';
import type { Evidence } from './evidence.js';
import type { FileSubject, RequestSubject, Place } from './subjects.js';
import type { Risk, Statbarn } from './statbarns.js';
import type { Cell, Table } from './table.js';

/** `certain`: the file shows or proves it. `possible`: the file only allows it. The pack turns these into consequences. */
export type Certainty = 'certain' | 'possible';

export interface Fix {
  readonly kind: 'suppress' | 'round' | 'merge' | 'drop' | 'declare' | 'attach' | 'clean';
  /** What to do, in one sentence, without values from the file. */
  readonly message: string;
  readonly cells?: readonly Cell[];
}

/** What one rule says about one cell, file or request. The engine adds rule id, version and address; a rule never does. */
export interface Flag {
  /** The cells concerned, the flagged one first. Empty for a whole table. Table rules only. */
  readonly cells?: readonly Cell[];
  /** Where, for file and request rules. */
  readonly places?: readonly Place[];
  readonly certainty?: Certainty;
  /** The arithmetic or the reason. May hold numbers and labels of the file, so it is evidence: never logged or printed by default. */
  readonly because: string;
  /** A sentence without any value or label of the file, when `summary` would be too vague. */
  readonly says?: string;
  readonly fixes?: readonly Fix[];
  /** More evidence for the inspector (intervals, sources): JSON values only. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** What the rule could not decide, and what to attach so that it can. Never rendered as "clear". */
export interface Gap {
  readonly missing: Evidence;
  readonly cells?: readonly Cell[];
  readonly places?: readonly Place[];
  /** One sentence: what to attach or declare. */
  readonly ask: string;
}

export type Outcome = Flag | Gap;
export const isGap = (outcome: Outcome): outcome is Gap => 'missing' in outcome;

interface RuleBase<Params extends z.ZodType> {
  /** The folder's name and the id of the rule catalogue. */
  readonly id: string;
  /** Raised whenever what is flagged changes. */
  readonly version: number;
  readonly risk: Risk;
  readonly statbarns: readonly Statbarn[];
  /** One sentence a researcher understands: what is wrong. */
  readonly summary: string;
  /** One sentence: what to do about it first. */
  readonly remedy: string;
  /** The evidence it may ask for. */
  readonly needs: readonly Evidence[];
  /** A strict object; every field described and with a default wherever one is defensible. */
  readonly params: Params;
}

export interface TableRule<Params extends z.ZodType = z.ZodType> extends RuleBase<Params> {
  readonly over: 'table';
  /** False: the rule has nothing to say about such a table (not-applicable). */
  applies(table: Table): boolean;
  check(table: Table, params: z.output<Params>): Iterable<Outcome>;
}

export interface FileRule<Params extends z.ZodType = z.ZodType> extends RuleBase<Params> {
  readonly over: 'file';
  applies(file: FileSubject): boolean;
  check(file: FileSubject, params: z.output<Params>): Iterable<Outcome>;
}

export interface RequestRule<Params extends z.ZodType = z.ZodType> extends RuleBase<Params> {
  readonly over: 'request';
  applies(request: RequestSubject): boolean;
  check(request: RequestSubject, params: z.output<Params>): Iterable<Outcome>;
}

export type Rule = TableRule | FileRule | RequestRule;

/** Identity at run time; at compile time it ties `check`'s params to the schema beside it. */
export const defineTableRule = <P extends z.ZodType>(rule: Omit<TableRule<P>, 'over'>): TableRule<P> => ({ over: 'table', ...rule });
export const defineFileRule = <P extends z.ZodType>(rule: Omit<FileRule<P>, 'over'>): FileRule<P> => ({ over: 'file', ...rule });
export const defineRequestRule = <P extends z.ZodType>(rule: Omit<RequestRule<P>, 'over'>): RequestRule<P> => ({ over: 'request', ...rule });
