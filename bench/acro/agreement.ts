import type { Finding } from '../../src/examine/report.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import { packFor } from '../../src/main/packs.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { rules } from '../../rules/index.js';
import { acro04 } from './acro04.js';
import type { AcroCase } from './cases.js';
import { defects } from './defects.js';
import { submissionOf } from './submission.js';

export const versions = ['1.0', '0.4'] as const;
export type AcroVersion = (typeof versions)[number];
export type Status = 'pass' | 'review' | 'fail';

/** The checks of ACRO, and the rules of ours that ask the same question. */
export const checks: Readonly<Record<string, readonly string[]>> = {
  threshold: ['min-cell-count', 'implied-count-percent', 'few-contributors', 'mean-low-n', 'median-iqr-low-n', 'km-step', 'km-at-risk'],
  zero: ['zero-cell'], nk: ['dominance-nk'], p: ['p-percent'], dof: ['regression-dof', 'shape-dof'], same: ['all-values-same'], negative: ['negative-contributions'],
};
const names: Readonly<Record<AcroVersion, Readonly<Record<string, string>>>> = {
  '1.0': { MinimumThresholdCheck: 'threshold', PresenceOfZeroCheck: 'zero', NKCheck: 'nk', PPercentCheck: 'p', MinimumDoFCheck: 'dof' },
  '0.4': { threshold: 'threshold', 'nk-rule': 'nk', 'p-ratio': 'p', dof: 'dof', 'all-values-are-same': 'same' },
};
/** Checks a version has: a rule of ours that it has no check for is ours alone. 0.4 asks for equal values of modes only. */
const asked: Readonly<Record<AcroVersion, readonly string[]>> = { '1.0': ['threshold', 'zero', 'nk', 'p', 'dof'], '0.4': ['threshold', 'nk', 'p', 'dof', 'same'] };

/** A verdict in ACRO's words: the status, and for each check that failed the cells ("row,column" from 0), or "*" for the whole output. */
export interface Verdict {
  readonly status: Status;
  readonly failed: Readonly<Record<string, readonly string[]>>;
}

export interface Compared {
  readonly name: string;
  readonly version: AcroVersion;
  readonly theirs: Verdict;
  readonly ours: Verdict;
  /** Status of everything we found, and the rules beyond ACRO's checks that spoke. */
  readonly whole: Status;
  readonly beyond: readonly string[];
  readonly agrees: boolean;
  /** Why the two differ, where that is known and meant. */
  readonly reason?: string;
}

/** One case examined with the pack of one version of ACRO, beside what that version says. */
export async function compare(one: AcroCase, version: AcroVersion): Promise<Compared> {
  const { file, evidence, declared, offset } = await submissionOf(one);
  const report = await examineRequest([file], { read: readFile, recognise, rules, pack: packFor([`acro-${version}`]), version: '0', evidence, declared });
  const findings = [...report.files.flatMap((each) => each.findings), ...report.findings];
  const theirs = version === '1.0' ? said10(one) : said04(one);
  const put = [...asked[version].filter((check) => check !== 'same' || one.aggregates[0] === 'mode'), 'negative'];
  const ours = ourVerdict(findings, put, { offset, isTable: one.said.outcome.data.length > 0 });
  const mapped = new Set(put.flatMap((check) => checks[check]!));
  const beyond = [...new Set(findings.filter(({ rule, consequence }) => !mapped.has(rule) && consequence !== 'note').map(({ rule }) => rule))].sort();
  const agrees = same(theirs, ours);
  const reason = defects[version][one.name];
  return { name: one.name, version, theirs, ours, whole: report.status, beyond, agrees, ...(reason !== undefined && { reason }) };
}

const same = (a: Verdict, b: Verdict): boolean => a.status === b.status && wordsOf(a) === wordsOf(b);

/** "threshold 0,0 1,2; nk 0,0": the checks that failed and where. */
export const wordsOf = ({ failed }: Verdict): string => Object.entries(failed).filter(([, cells]) => cells.length > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([check, cells]) => `${check} ${[...cells].sort().join(' ')}`).join('; ');

/** 1.0.1, from its own answer: cells from the outcome; where it gives none, the checks of its summary. */
function said10(one: AcroCase): Verdict {
  const { status, summary, outcome } = one.said;
  const failed: Record<string, string[]> = {};
  for (const [text, check] of Object.entries(names['1.0'])) {
    if (!new RegExp(`${text}: fail`).test(summary)) continue;
    const cells = outcome.data.flatMap((row, r) => row.flatMap((said, c) => (String(said).includes(text) ? [`${r},${c}`] : [])));
    failed[check] = cells.length > 0 ? cells : ['*'];
  }
  return { status, failed };
}

function said04(one: AcroCase): Verdict {
  const { status, cells } = acro04(one);
  const isTable = one.said.outcome.data.length > 0;
  return { status, failed: Object.fromEntries(Object.entries(cells).filter(([, list]) => list.length > 0).map(([check, list]) => [names['0.4'][check]!, isTable ? list : ['*']])) };
}

interface Where {
  readonly offset: readonly [number, number];
  readonly isTable: boolean;
}

function ourVerdict(findings: readonly Finding[], put: readonly string[], { offset: [top, left], isTable }: Where): Verdict {
  const failed: Record<string, string[]> = {};
  let status: Status = 'pass';
  for (const check of put) {
    const found = findings.filter(({ rule }) => checks[check]!.includes(rule));
    for (const { consequence, verdict, where } of found) {
      if (consequence === 'review' && status === 'pass') status = 'review';
      if (consequence !== 'fail' || verdict !== 'flagged') continue;
      status = 'fail';
      const places = where.length > 12 ? where : where.slice(0, 1);
      const cells = places.map(({ row, column }) => (isTable && row !== undefined && column !== undefined ? `${row - 1 - top},${column - 1 - left}` : '*'));
      failed[check] = [...new Set([...(failed[check] ?? []), ...cells])];
    }
  }
  return { status, failed };
}
