import type { LifecycleRefusal } from './lifecycle.js';

/** Why a verb may refuse. A refusal is a value and saves nothing; its words are in src/web/messages.ts. */
export const verbRefusals = [
  'not-found', 'stale', 'files-changed', 'not-claimed', 'already-claimed', 'nothing-to-send', 'answers-missing',
  'numbers-missing', 'rows-unconfirmed', 'reason-missing', 'findings-unopened', 'already-finished', 'files-undecided',
  'no-such-file', 'no-such-finding', 'too-many-files', 'nothing-approved', 'not-an-output', 'enough-checkers',
  'digest-differs', 'no-clean-copy', 'text-missing', 'file-settled',
  'file-too-large', 'name-missing', 'title-missing', 'pack-unknown', 'person-unknown', 'project-closed', 'no-such-release',
  'email-taken', 'password-weak', 'password-wrong', 'own-account',
] as const;
export type Refusal = LifecycleRefusal | (typeof verbRefusals)[number];
export interface Refused {
  readonly refused: Refusal;
  /** What is missing, as ids (files, findings, fields): never values. */
  readonly about?: readonly string[];
  /** Why, in a sentence without values, where the words of the refusal cannot say it. */
  readonly says?: string;
}
export const isRefused = (value: object): value is Refused => 'refused' in value;
