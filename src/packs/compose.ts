import { consequences, severities, type ResolvedPack, type ResolvedRule } from './pack.js';
import type { PackProblem } from './problem.js';
import { digestOf } from './resolve.js';
import { stricterOf } from './strictness.js';

export type Composition =
  | { readonly ok: true; readonly pack: ResolvedPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * One pack for a project with several data owners: element by element the strictest, every rule that any of them has
 * on. Where neither of two values is the stricter (rounding to 5 or to 3) the answer is a problem for a person.
 */
export function composePacks(packs: readonly ResolvedPack[]): Composition {
  const ordered = [...new Map(packs.map((pack) => [pack.digest, pack])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first, ...others] = ordered;
  if (!first) throw new RangeError('there must be a pack to compose');
  const problems: PackProblem[] = [];
  const composed = others.reduce<ResolvedPack>((a, b) => both(a, b, problems), first);
  if (problems.length > 0) return { ok: false, problems };
  if (others.length === 0) return { ok: true, pack: first };
  const { digest: _digest, ...content } = composed;
  return { ok: true, pack: Object.freeze({ ...content, digest: digestOf(content) }) };
}

function both(a: ResolvedPack, b: ResolvedPack, problems: PackProblem[]): ResolvedPack {
  const id = `${a.id}+${b.id}`;
  const conflict = (path: string, one: unknown, other: unknown) => problems.push({
    file: id, path, message: `${a.id} says ${JSON.stringify(one)} and ${b.id} says ${JSON.stringify(other)}, and neither is the stricter. Someone must decide which applies to this project.`,
  } as PackProblem);
  const rules: Record<string, ResolvedRule> = {};
  for (const rule of new Set([...Object.keys(a.rules), ...Object.keys(b.rules)])) {
    const [left, right] = [a.rules[rule], b.rules[rule]];
    rules[rule] = left && right ? ruleOf(rule, left, right, conflict) : (left ?? right)!;
  }
  const off = Object.fromEntries(Object.entries({ ...a.off, ...b.off }).filter(([rule]) => !(rule in rules)));
  const shared = Object.fromEntries([...new Set([...Object.keys(a.shared), ...Object.keys(b.shared)])].map((key) => {
    if (!(key in a.shared) || !(key in b.shared)) return [key, a.shared[key] ?? b.shared[key]];
    return [key, stricterOf(key, a.shared[key], b.shared[key]) ?? a.shared[key]];
  }));
  return {
    id, version: `${a.version}+${b.version}`, title: `${a.title}, together with ${b.title}`, digest: '',
    checkers: Math.max(a.checkers, b.checkers),
    noFindings: a.noFindings === 'release' && b.noFindings === 'release' ? 'release' : 'review',
    remembers: a.remembers === 'dataset' || b.remembers === 'dataset' ? 'dataset' : 'project',
    confidential: [...new Set([...a.confidential, ...b.confidential])].sort(),
    legends: legendsOf(a, b, conflict), shared, rules, off,
  };
}

type Conflict = (path: string, one: unknown, other: unknown) => void;

function ruleOf(rule: string, a: ResolvedRule, b: ResolvedRule, conflict: Conflict): ResolvedRule {
  const params = Object.fromEntries([...new Set([...Object.keys(a.params), ...Object.keys(b.params)])].map((key) => {
    const [left, right] = [a.params[key], b.params[key]];
    if (left === undefined || right === undefined) return [key, left ?? right];
    const strict = stricterOf(key, left, right);
    if (strict === undefined) conflict(`rules.${rule}.${key}`, left, right);
    return [key, strict];
  }));
  const worse = <T extends string>(order: readonly T[], one: T, other: T): T => order[Math.min(order.indexOf(one), order.indexOf(other))]!;
  return {
    params, severity: worse(severities, a.severity, b.severity), certain: worse(consequences, a.certain, b.certain),
    possible: worse(consequences, a.possible, b.possible), notEvaluable: worse(consequences, a.notEvaluable, b.notEvaluable),
  };
}

/** A mark means the widest of what the owners let it mean: a reader of either legend must not be told too much. */
function legendsOf(a: ResolvedPack, b: ResolvedPack, conflict: Conflict): ResolvedPack['legends'] {
  return [...new Set([...a.legends, ...b.legends].map(({ mark }) => mark))].map((mark) => {
    const [left, right] = [a.legends.find((one) => one.mark === mark), b.legends.find((one) => one.mark === mark)];
    if (!left || !right) return (left ?? right)!;
    if (left.low !== right.low || left.high !== right.high) conflict(`legends.${mark}`, left, right);
    return { ...left, secondary: left.secondary && right.secondary };
  });
}
