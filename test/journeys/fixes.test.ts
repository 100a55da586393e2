import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { rules } from '../../rules/index.js';
import type { Deps } from '../../src/examine/deps.js';
import { examineFile } from '../../src/examine/examine-file.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import type { CheckReport, Finding } from '../../src/examine/report.js';
import { withHidden } from '../../src/fixes/apply.js';
import { propose } from '../../src/fixes/propose.js';
import { resolvePack, type PackShelf } from '../../src/packs/resolve.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { declaration, itemDeclaration, nothingDeclared } from '../../src/sdc/declaration.js';

/** Every worked example that fails: fixed, read again, closed, nothing new. Those without a fix are named, with why. */
const here = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const shelf: PackShelf = new Map(['rules/packs', 'fixtures/worked-examples'].flatMap((folder) => readdirSync(new URL(folder, here)).filter((name) => name.endsWith('.yaml') && name !== 'cases.yaml')
  .map((name) => [name.replace(/\.yaml$/, ''), { file: name, text: read(`${folder}/${name}`) }] as const)));
const examples = z.object({ fixtures: z.array(z.object({
  id: z.string(), title: z.string(), pack: z.string(), csv: z.string(), expected: z.array(z.object({ rule: z.string(), status: z.string() })),
})) }).parse(JSON.parse(read('fixtures/worked-examples/examples.json'))).fixtures.filter(({ expected }) => expected.some(({ status }) => status === 'fail'));
const cases = z.record(z.string(), z.looseObject({
  pack: z.string().optional(), packs: z.record(z.string(), z.array(z.string())).optional(), declared: z.looseObject({}).optional(), request: z.looseObject({}).optional(),
  evidence: z.string().optional(), earlier: z.string().optional(),
})).parse(parse(read('fixtures/worked-examples/cases.yaml')));

/** No change of the file closes these; the words say what does. */
const unfixed: Readonly<Record<string, string>> = {
  D21: 'two samples that differ in one person cannot both be shown; leave one out',
  D40: 'the only cell of the table would have to be hidden',
  D42: 'negative contributions: a checker decides, or absolute values are attached',
  D43: 'the only cell of the table would have to be hidden',
  D48: 'times must be grouped in the program that made the life table',
  D49: 'a model with so few degrees of freedom needs fewer terms or more data',
  D53: 'one row for each person: only a summary can be shown',
  D55: 'the only row of the table would have to be hidden',
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const fileOf = (bytes: Uint8Array) => ({ path: 'example.csv', bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
const all = (report: CheckReport): Finding[] => [...report.files.flatMap(({ findings }) => findings), ...report.findings].filter(({ consequence }) => consequence !== 'note');
const keys = (finding: Finding): string[] => finding.where.map(({ labels }) => `${finding.rule}: ${labels?.join(', ') ?? ''}`);

async function depsOf(example: (typeof examples)[number]): Promise<Deps> {
  const how = cases[example.id] ?? {};
  const packId = how.pack ?? Object.keys(how.packs ?? {})[0] ?? example.pack;
  const resolution = resolvePack(packId, shelf, rules);
  if (!resolution.ok) throw new Error(packId);
  const declared = how.request ? declaration.parse(how.request) : how.declared
    ? { ...nothingDeclared, items: [itemDeclaration.parse({ path: 'example.csv', title: 'Example', population: 'Everyone', ...how.declared })] } : nothingDeclared;
  const deps: Deps = { read: readFile, recognise, rules, pack: resolution.pack, version: '0', declared, ...(how.evidence !== undefined && { evidence: [{ path: 'evidence.csv', text: how.evidence }] }) };
  const before = how.earlier === undefined ? [] : await examineFile(fileOf(bytesOf(how.earlier)), deps);
  return { ...deps, earlier: before.flatMap(({ subject }) => subject.tables.map((table) => ({ file: subject.path, table, release: 'AL-0001' }))) };
}

describe.each(examples.map((example) => [`${example.id} ${example.title}`, example] as const))('%s', (_, example) => {
  it(unfixed[example.id] === undefined ? 'is fixed: closed when read again, and nothing new' : `has no fix: ${unfixed[example.id]}`, async () => {
    const deps = await depsOf(example);
    const original = fileOf(bytesOf(`${example.csv}\n`));
    const before = await examineRequest([original], deps);
    const blocking = all(before).filter(({ consequence }) => consequence === 'fail');
    const { proposals } = await propose([original], deps);
    const closing = proposals.filter(({ closes }) => blocking.every(({ id }) => closes.some((one) => one.id === id)));
    if (unfixed[example.id] !== undefined) return expect(closing).toEqual([]);
    expect(closing.length).toBeGreaterThan(0);
    for (const { files } of closing) {
      expect(files.map(({ original: sha256 }) => sha256)).toEqual([original.sha256]);
      const [fixed] = files;
      const after = await examineRequest([fileOf(fixed!.bytes)], { ...deps, declared: withHidden(deps.declared, files) });
      expect(all(after).filter(({ consequence }) => consequence === 'fail')).toEqual([]);
      expect(after.files[0]!.read).toBe('whole');
      const known = new Set(all(before).flatMap(keys));
      expect(all(after).flatMap(keys).filter((key) => !known.has(key))).toEqual([]);
    }
  });
});
