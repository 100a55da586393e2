import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Rule } from '../sdc/rule.js';
import { issueProblems, parsePack, type ParsedPack } from './parse.js';
import { ruleEntryBase, type PackFile, type ResolvedPack, type ResolvedRule } from './pack.js';
import { didYouMean, type PackProblem } from './problem.js';

/** The packs at hand: id → name and text of its file. */
export type PackShelf = ReadonlyMap<string, { readonly file: string; readonly text: string }>;

export type Resolution =
  | { readonly ok: true; readonly pack: ResolvedPack; readonly enabled: boolean; readonly confirm: readonly string[] }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** What a rule leads to when no pack of the chain mentions it: a human looks. */
const unmentioned: Omit<ResolvedRule, 'params'> = { severity: 'medium', certain: 'review', possible: 'review', notEvaluable: 'review' };
const baseKeys = Object.keys(ruleEntryBase);

/** The pack `id` of the shelf, with everything it extends, checked against the rules' own parameters. Pure: same input, same digest. */
export function resolvePack(id: string, shelf: PackShelf, rules: readonly Rule[]): Resolution {
  const chain = chainOf(id, shelf);
  if ('problems' in chain) return { ok: false, problems: chain.problems };
  const problems = [...chain.packs.flatMap((parsed) => [...problemsOf(parsed, rules)])];
  const leaf = chain.packs.at(-1)!;
  const merged = merge(chain.packs.map(({ pack }) => pack));
  const resolved: Record<string, ResolvedRule> = {};
  for (const rule of rules) {
    const entry = merged.rules[rule.id];
    if (entry === 'off') continue;
    const outcome = resolveRule(rule, entry ?? {}, merged.shared);
    if ('issues' in outcome) problems.push(...placed(rule, outcome.issues, chain.packs));
    else resolved[rule.id] = rule.id === 'pack-mismatch' ? standing(outcome, leaf.pack) : outcome;
  }
  if (problems.length > 0) return { ok: false, problems: unique(problems) };
  const off = Object.fromEntries(Object.entries(merged.rules).filter(([, entry]) => entry === 'off').map(([rule]) => [rule, merged.because[rule]!]));
  const { version, title, enabled, confirm } = leaf.pack;
  const content = {
    id: leaf.pack.id, version, title, checkers: merged.checkers ?? 2, noFindings: merged.noFindings ?? ('review' as const),
    remembers: merged.remembers ?? ('project' as const), confidential: merged.confidential, legends: merged.legends, shared: merged.shared,
    rules: resolved, off,
  };
  return { ok: true, pack: deepFreeze({ ...content, digest: digestOf(content) }), enabled, confirm };
}

/** sha256 over JSON with sorted keys, so that the order of a file's lines does not matter. */
export const digestOf = (value: unknown): string => `sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

function chainOf(id: string, shelf: PackShelf): { packs: ParsedPack[] } | { problems: PackProblem[] } {
  const packs: ParsedPack[] = [];
  const seen: string[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    const child = packs[0];
    const place = { file: child?.file ?? next, ...(child && { line: child.lineOf(['extends']) }), path: child ? 'extends' : '' };
    const entry = shelf.get(next);
    if (!entry) return { problems: [{ ...place, message: `no pack is called "${next}"; known are ${[...shelf.keys()].sort().join(', ')}.${didYouMean(next, shelf.keys())}` }] };
    if (seen.includes(next)) return { problems: [{ ...place, message: `the packs extend each other in a circle: ${[...seen, next].join(' → ')}.` }] };
    seen.push(next);
    const parsed = parsePack(entry.file, entry.text);
    if (!('pack' in parsed)) return { problems: [...parsed] };
    if (parsed.pack.id !== next) return { problems: [{ file: entry.file, line: parsed.lineOf(['id']), path: 'id', message: `found "${parsed.pack.id}", but the pack is kept under "${next}".` }] };
    packs.unshift(parsed);
    next = parsed.pack.extends;
  }
  return { packs };
}

const parametersOf = (rule: Rule): string[] => (rule.params instanceof z.ZodObject ? Object.keys(rule.params.shape) : []);

/** Faults that can be seen in one file alone. */
function* problemsOf({ file, pack, lineOf }: ParsedPack, rules: readonly Rule[]): Generator<PackProblem> {
  const ids = rules.map((rule) => rule.id);
  const at = (...path: string[]) => ({ file, line: lineOf(path), path: path.join('.') });
  const names = new Set(rules.flatMap(parametersOf));
  for (const name of Object.keys(pack.shared)) {
    if (!names.has(name)) yield { ...at('shared', name), message: `no rule has a parameter "${name}".${didYouMean(name, names)}` };
  }
  for (const [id, entry] of Object.entries(pack.rules)) {
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule) yield { ...at('rules', id), message: `no rule is called "${id}".${didYouMean(id, ids)}` };
    else if (entry === 'off') {
      if (!pack.because[id]?.trim()) yield { ...at('rules', id), message: `turning "${id}" off needs a reason: write it under "because.${id}".` };
    } else {
      const allowed = [...baseKeys, ...parametersOf(rule)];
      for (const key of Object.keys(entry)) {
        if (!allowed.includes(key)) yield { ...at('rules', id, key), message: `"${key}" is not a setting of "${id}"; allowed are ${allowed.join(', ')}.${didYouMean(key, allowed)}` };
      }
    }
  }
  for (const id of Object.keys(pack.because)) {
    if (pack.rules[id] !== 'off') yield { ...at('because', id), message: `a reason is given, but "${id}" is not off in this pack.` };
  }
  for (const name of pack.confidential) {
    const [id = '', key = ''] = name.split('.');
    const rule = rules.find((candidate) => candidate.id === id);
    if (!rule || !parametersOf(rule).includes(key)) {
      yield { ...at('confidential', String(pack.confidential.indexOf(name))), path: 'confidential', message: `"${name}" names no parameter; write rule.parameter, for example "p-percent.p".${didYouMean(name, rules.flatMap((one) => parametersOf(one).map((parameter) => `${one.id}.${parameter}`)))}` };
    }
  }
}

type Merged = Pick<PackFile, 'checkers' | 'noFindings' | 'remembers' | 'confidential' | 'legends' | 'shared' | 'rules' | 'because'>;

function merge(packs: readonly PackFile[]): Merged {
  return packs.reduce<Merged>((above, pack) => ({
    checkers: pack.checkers ?? above.checkers,
    noFindings: pack.noFindings ?? above.noFindings,
    remembers: pack.remembers ?? above.remembers,
    confidential: [...new Set([...above.confidential, ...pack.confidential])].sort(),
    legends: [...above.legends.filter(({ mark }) => !pack.legends.some((own) => own.mark === mark)), ...pack.legends],
    shared: { ...above.shared, ...pack.shared },
    rules: { ...above.rules, ...Object.fromEntries(Object.entries(pack.rules).map(([id, entry]) => [id, overlay(above.rules[id], entry)])) },
    because: { ...above.because, ...pack.because },
  }), { confidential: [], legends: [], shared: {}, rules: {}, because: {} });
}

const overlay = (above: PackFile['rules'][string] | undefined, entry: PackFile['rules'][string]): PackFile['rules'][string] =>
  entry === 'off' || above === undefined || above === 'off' ? entry : { ...above, ...entry };

const consequencesOfEntry = z.object(ruleEntryBase);

function resolveRule(rule: Rule, entry: Readonly<Record<string, unknown>>, shared: Readonly<Record<string, unknown>>): ResolvedRule | { issues: z.core.$ZodIssue[] } {
  const own = Object.entries(entry).filter(([key]) => !baseKeys.includes(key));
  const fromShared = Object.entries(shared).filter(([key]) => parametersOf(rule).includes(key));
  const params = rule.params.safeParse({ ...Object.fromEntries(fromShared), ...Object.fromEntries(own) }, { reportInput: true });
  const base = consequencesOfEntry.safeParse(entry, { reportInput: true });
  if (!params.success || !base.success) return { issues: [...(params.error?.issues ?? []), ...(base.error?.issues ?? [])] };
  const said = Object.fromEntries(Object.entries(base.data).filter(([, value]) => value !== undefined));
  return { ...unmentioned, ...said, params: params.data as Record<string, unknown> };
}

/** Every pack stands for itself; what else it stands for it must say itself, whatever the pack it extends says. */
function standing(entry: ResolvedRule, { id, rules }: PackFile): ResolvedRule {
  const own = rules['pack-mismatch'];
  const said = own === undefined || own === 'off' ? [] : own['standsFor'] ?? [];
  return { ...entry, params: { ...entry.params, standsFor: [...new Set([id, ...(said as string[])])] } };
}

/** Issues of a merged entry, placed in the nearest file that sets the value. */
function placed(rule: Rule, issues: readonly z.core.$ZodIssue[], packs: readonly ParsedPack[]): PackProblem[] {
  // Settings nobody knows are told file by file, by problemsOf.
  return issues.filter(({ code, path }) => code !== 'unrecognized_keys' || path.length > 0).flatMap((issue) => issueProblems(issue, [...baseKeys, ...parametersOf(rule)])).map(({ path, message }) => {
    const key = String(path[0] ?? '');
    const sets = packs.findLast(({ pack }) => {
      const entry = pack.rules[rule.id];
      return (entry !== undefined && entry !== 'off' && key in entry) || key in pack.shared;
    }) ?? packs.at(-1)!;
    const entry = sets.pack.rules[rule.id];
    const full = entry !== undefined && entry !== 'off' && key in entry ? ['rules', rule.id, ...path] : key in sets.pack.shared ? ['shared', ...path] : ['rules', rule.id, ...path];
    const said = rule.params instanceof z.ZodObject ? (rule.params.shape as Record<string, z.ZodType>)[key]?.description : undefined;
    return { file: sets.file, line: sets.lineOf(full), path: full.join('.'), message: `${message}${said ? ` (${said})` : ''}` };
  });
}

const unique = (problems: readonly PackProblem[]): PackProblem[] => [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
