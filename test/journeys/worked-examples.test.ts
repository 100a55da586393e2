import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { rules } from '../../rules/index.js';
import { examineFile } from '../../src/examine/examine-file.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import type { Deps } from '../../src/examine/deps.js';
import type { CheckReport, Finding } from '../../src/examine/report.js';
import { resolvePack, type PackShelf } from '../../src/packs/resolve.js';
import { printProblem } from '../../src/packs/problem.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { declaration, itemDeclaration, nothingDeclared, type Declaration } from '../../src/sdc/declaration.js';

const here = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const shelf: PackShelf = new Map(['rules/packs', 'fixtures/worked-examples'].flatMap((folder) => readdirSync(new URL(folder, here)).filter((name) => name.endsWith('.yaml') && name !== 'cases.yaml')
  .map((name) => [name.replace(/\.yaml$/, ''), { file: name, text: read(`${folder}/${name}`) }] as const)));

const expectation = z.object({ rule: z.string(), status: z.enum(['pass', 'review', 'fail', 'not-evaluable']), where: z.string() });
const examples = z.object({ fixtures: z.array(z.object({
  id: z.string(), title: z.string(), pack: z.string(), csv: z.string(), verdict: z.string(), expected: z.array(expectation),
})) }).parse(JSON.parse(read('fixtures/worked-examples/examples.json'))).fixtures;
const labels = z.record(z.string(), z.array(z.string())).default({});
const cases = z.record(z.string(), z.strictObject({
  pack: z.string().optional(), packs: z.record(z.string(), z.array(z.string())).optional(), declared: z.looseObject({}).optional(), request: z.looseObject({}).optional(),
  evidence: z.string().optional(), earlier: z.string().optional(), flags: labels, spares: labels,
  differs: z.record(z.string(), z.string().min(20)).default({}),
})).parse(parse(read('fixtures/worked-examples/cases.yaml')));

type Case = (typeof cases)[string];
const nothing: Case = { flags: {}, spares: {}, differs: {} };

const fileOf = (path: string, text: string) => {
  const bytes = new TextEncoder().encode(`${text}\n`);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

async function reportOf(csv: string, packId: string, how: Case): Promise<CheckReport> {
  const resolution = resolvePack(packId, shelf, rules);
  if (!resolution.ok) throw new Error(resolution.problems.map(printProblem).join('\n'));
  const declared: Declaration = how.request ? declaration.parse(how.request) : how.declared
    ? { ...nothingDeclared, items: [itemDeclaration.parse({ path: 'example.csv', title: 'Example', population: 'Everyone', ...how.declared })] } : nothingDeclared;
  const deps: Deps = {
    read: readFile, recognise, rules, pack: resolution.pack, version: '0', declared,
    ...(how.evidence !== undefined && { evidence: [{ path: 'evidence.csv', text: how.evidence }] }),
  };
  const before = how.earlier === undefined ? [] : await examineFile(fileOf('example.csv', how.earlier), deps);
  const earlier = before.flatMap(({ subject }) => subject.tables.map((table) => ({ file: subject.path, table, release: 'AL-0001' })));
  return examineRequest([fileOf('example.csv', csv)], { ...deps, earlier });
}

const aliases: Readonly<Record<string, string>> = { 'k-anonymity': 'quasi-identifier-combination' };
const all = (report: CheckReport): Finding[] => [...report.files.flatMap(({ findings }) => findings), ...report.findings];
const of = (report: CheckReport, rule: string): Finding[] => all(report).filter((finding) => finding.rule === (aliases[rule] ?? rule));
const labelled = (findings: readonly Finding[]): string[] => findings.flatMap(({ where }) => where.slice(0, where.length > 12 ? undefined : 1).flatMap((place) => place.labels ?? []));

/** What came of one rule, in the words of the examples. */
function statusOf(findings: readonly Finding[]): string {
  const flagged = findings.filter(({ verdict }) => verdict === 'flagged');
  if (flagged.some(({ consequence }) => consequence === 'fail')) return 'fail';
  if (flagged.some(({ consequence }) => consequence === 'review')) return 'review';
  if (flagged.length > 0) return 'pass';
  return findings.length > 0 ? 'not-evaluable' : 'pass';
}

const holds = (want: string, got: string): boolean => want === got || (want === 'review' && got === 'not-evaluable');

describe.each(examples.map((example) => [`${example.id} ${example.title}`, example] as const))('%s', (_name, example) => {
  const how = cases[example.id] ?? nothing;
  const runs: readonly (readonly [string, readonly string[] | undefined])[] = how.packs ? Object.entries(how.packs) : [[how.pack ?? example.pack, undefined]];

  it.each([...runs])('under %s', async (pack, only) => {
    const report = await reportOf(example.csv, pack, how);
    const wanted = example.expected.filter(({ rule, status }) => !only || only.includes(rule) || only.includes(`${rule}=${status}`));
    expect(wanted.length).toBeGreaterThan(0);
    for (const rule of new Set(wanted.map((one) => one.rule))) {
      if (how.differs[rule]) continue;
      const statuses = wanted.filter((one) => one.rule === rule).map(({ status }) => status);
      const found = of(report, rule);
      const worst = statuses.find((status) => status === 'fail') ?? statuses.find((status) => status !== 'pass') ?? 'pass';
      expect({ rule, status: holds(worst, statusOf(found)) ? worst : statusOf(found) }).toEqual({ rule, status: worst });
      for (const label of how.flags[rule] ?? []) expect(labelled(found)).toContain(label);
      for (const label of how.spares[rule] ?? []) expect(labelled(found.filter(({ verdict }) => verdict === 'flagged'))).not.toContain(label);
    }
  });

  if (['pass', 'review', 'fail'].includes(example.verdict) && !how.packs) {
    it(`comes to ${example.verdict} in all`, async () => {
      const report = await reportOf(example.csv, how.pack ?? example.pack, how);
      const seen = all(report).filter(({ consequence }) => consequence !== 'note').map(({ rule, consequence, evidence }) => `${rule} ${consequence}: ${evidence?.because ?? ''}`);
      expect({ status: report.status, ...(report.status !== example.verdict && { seen }) }).toEqual({ status: example.verdict });
    });
  }
});
