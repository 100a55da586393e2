import type { ResolvedPack } from './pack.js';

/** What stands in place of a confidential number. */
export const hidden = '[confidential]';

/** Shares of contributors: who knows one of them can tell the others, so they are hidden together. */
const shares = ['k', 'k1', 'k2', 'p', 'q'];

type Secrets = Pick<ResolvedPack, 'confidential'>;

/** Whether researchers may not see this parameter of this rule. */
export function isConfidential({ confidential }: Secrets, rule: string, parameter: string): boolean {
  if (confidential.includes(`${rule}.${parameter}`)) return true;
  return shares.includes(parameter) && confidential.some((name) => shares.includes(name.split('.')[1] ?? ''));
}

/** The parameters as researchers may see them. */
export const openParams = (pack: Secrets, rule: string, params: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isConfidential(pack, rule, name) ? hidden : value]));

/** The numbers of a rule that researchers may not see, as they are written in sentences. */
export const secretsOf = (pack: ResolvedPack, rule: string): string[] => Object.entries(pack.rules[rule]?.params ?? {})
  .filter(([name, value]) => isConfidential(pack, rule, name) && (typeof value === 'number' || typeof value === 'string')).map(([, value]) => String(value));

/** The pack as researchers may see it. Its digest stays that of the whole. */
export function openPack(pack: ResolvedPack): ResolvedPack {
  if (pack.confidential.length === 0) return pack;
  return {
    ...pack,
    shared: Object.fromEntries(Object.entries(pack.shared).map(([name, value]) => [name, Object.keys(pack.rules).some((rule) => isConfidential(pack, rule, name)) ? hidden : value])),
    rules: Object.fromEntries(Object.entries(pack.rules).map(([id, rule]) => [id, { ...rule, params: openParams(pack, id, rule.params) }])),
  };
}

/** A sentence without these numbers. One that stands there for another reason is hidden as well: it must not be told which is which. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((words, secret) => words.replaceAll(new RegExp(`(?<![\\d.])${escaped(secret)}(?![\\d]|[.,]\\d)`, 'g'), hidden), text);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
