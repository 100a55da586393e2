import type { Deps, FileBytes } from '../examine/deps.js';
import type { Highs } from '../sdc/round/index.js';
import { advise } from './advise.js';
import { prove } from './apply.js';
import { checkTogether, type Checked } from './checked.js';
import type { Fix, NotProposed, Proposal, Proposals } from './fix.js';
import { planDrop } from './drop.js';
import { nameOf, planMerge } from './merge.js';
import { isPlan, parameter, type NoPlan, type Plan, type Setting } from './plan.js';
import { planRound } from './round.js';
import { planLadder } from './round-ladder.js';
import { planSuppress } from './suppress.js';
import { unsafeSpots } from './unsafe.js';

export interface ProposeOptions {
  /** Paths of the files to fix; every file when absent. The others take part where they are linked. */
  readonly wanted?: readonly string[];
  readonly highs?: Highs;
  /** Milliseconds on the clock of `deps` for everything, and for the search for a cheaper pattern in each fix. No limit without. */
  readonly budget?: { readonly all: number; readonly search: number };
  /** Try this fix and no other. */
  readonly fix?: Fix;
}

/** Fixes for these files, proven and ranked: the strongest protection first, then the least that is lost. */
export async function propose(files: readonly FileBytes[], deps: Deps, options: ProposeOptions = {}): Promise<Proposals> {
  const setting = await settingOf(files, deps, options);
  const answers: (Proposal | NotProposed)[] = [];
  for (const fix of options.fix ? [options.fix] : candidates(setting)) {
    answers.push(setting.isOver() ? { fix, says: 'There was no time left to prove this one.' } : await attempt(fix, within(setting, deps, options)));
  }
  const proposals = answers.filter(isProposal).sort(byProtection(setting.checked));
  return { engine: deps.version, proposals: distinct(proposals), advice: advise(setting.checked.findings), notProposed: answers.filter((one): one is NotProposed => !isProposal(one)) };
}

export const isProposal = (answer: Proposal | NotProposed): answer is Proposal => 'files' in answer;

async function settingOf(files: readonly FileBytes[], deps: Deps, { wanted, highs, budget }: ProposeOptions): Promise<Setting> {
  const until = (deps.clock?.() ?? 0) + (budget?.all ?? Infinity);
  const checked = await checkTogether(files, deps);
  return { checked, deps, wanted: new Set(wanted ?? files.map(({ path }) => path)), ...(highs && { highs }), isOver: () => (deps.clock?.() ?? 0) > until, isEnough: () => false };
}

/** The time each fix has for its search. */
function within(setting: Setting, deps: Deps, { budget }: ProposeOptions): Setting {
  const until = (deps.clock?.() ?? 0) + (budget?.search ?? Infinity);
  return { ...setting, isEnough: () => (deps.clock?.() ?? 0) > until };
}

async function attempt(fix: Fix, setting: Setting): Promise<Proposal | NotProposed> {
  const plan = planOf(fix, setting);
  if (!isPlan(plan)) return { fix, says: plan.cannot };
  const answer = await prove(fix, plan, setting.checked, setting.deps);
  if (isProposal(answer) || fix.kind !== 'suppress') return answer;
  // Statistics that would stand without their count go with it.
  const wider = planSuppress(setting, fix, 'all');
  return isPlan(wider) ? prove(fix, wider, setting.checked, setting.deps) : answer;
}

function planOf(fix: Fix, setting: Setting): Plan | NoPlan {
  switch (fix.kind) {
    case 'suppress': return planSuppress(setting, fix);
    case 'round': return fix.method === 'ladder' ? planLadder(setting) : planRound(setting, fix);
    case 'merge': return planMerge(setting, fix);
    case 'drop': return planDrop(setting, fix);
    case 'declare':
    case 'attach': return { cannot: 'This is something to supply, not something to change in the file.' };
  }
}

/** What is worth trying, by the findings there are. Each is still to be proven. */
function candidates({ checked, deps, wanted, highs }: Setting): Fix[] {
  const here = checked.findings.filter(({ where, consequence }) => consequence !== 'note' && where.some(({ file }) => file !== undefined && wanted.has(file)));
  const has = (...rules: readonly string[]): boolean => here.some(({ rule }) => rules.includes(rule));
  const fixes: Fix[] = [];
  const unsafe = unsafeSpots(checked.findings, checked.files, false).some(({ file }) => wanted.has(file.file.path));
  const zeros = has('zero-cell');
  if (unsafe) fixes.push({ kind: 'suppress', zeros: false, protection: 'full' }, { kind: 'suppress', zeros: false, protection: 'below' }, { kind: 'suppress', zeros: false, protection: 'half' });
  if (zeros) fixes.push({ kind: 'suppress', zeros: true, protection: 'full' });
  if (unsafe || zeros) for (const dimension of dimensionsOf(checked, wanted)) fixes.push({ kind: 'merge', dimension });
  const base = parameter(deps, 'roundingBase', 0);
  const rounds = here.some(({ rule }) => rule.startsWith('rounding-') || rule === 'midpoint6');
  if (unsafe || rounds || has('class-disclosure-near')) {
    for (const each of new Set(base > 1 ? [base] : [5, 10])) {
      fixes.push({ kind: 'round', method: 'nearest', base: each });
      if (highs) fixes.push({ kind: 'round', method: 'controlled', base: each });
    }
    fixes.push({ kind: 'round', method: 'midpoint', base: 6 });
  }
  if (has('sigfig-rounding')) fixes.push({ kind: 'round', method: 'ladder', base: 1 });
  if (unsafe) fixes.push({ kind: 'drop', what: 'totals' });
  if (here.some(({ rule }) => rule.startsWith('direct-identifier-'))) fixes.push({ kind: 'drop', what: 'columns' });
  if (has('implied-count-percent', 'implied-count-complement', 'hidden-denominator', 'mean-sd-reconstruction')) fixes.push({ kind: 'drop', what: 'decimals', to: 1 }, { kind: 'drop', what: 'decimals', to: 0 });
  return fixes;
}

const dimensionsOf = ({ files }: Checked, wanted: ReadonlySet<string>): string[] => [...new Set(files.filter(({ file }) => wanted.has(file.path)).flatMap(({ tables }) =>
  tables.flatMap(({ dimensions }) => dimensions.flatMap(({ name, axis, categories }, at) => (categories.filter(({ role }) => role !== 'total').length >= 3 ? [nameOf(name, axis, at)] : [])))))];

/** Blocking findings closed, then protection, then what is lost. */
const byProtection = ({ findings }: Checked) => {
  const fails = new Set(findings.filter(({ consequence }) => consequence === 'fail').map(({ id }) => id));
  const left = ({ leaves }: Proposal): number => leaves.filter(({ id }) => fails.has(id)).length;
  return (a: Proposal, b: Proposal): number => left(a) - left(b) || b.protection - a.protection || a.loss.people - b.loss.people || a.loss.cells - b.loss.cells;
};

/** The same bytes by two ways are one proposal. */
const distinct = (proposals: readonly Proposal[]): Proposal[] =>
  [...new Map([...proposals].reverse().map((one) => [one.files.map(({ sha256 }) => sha256).join(), one])).values()].reverse();
