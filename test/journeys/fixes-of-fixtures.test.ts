import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Deps, FileBytes } from '../../src/examine/deps.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import type { CheckReport, Finding } from '../../src/examine/report.js';
import { withHidden } from '../../src/fixes/apply.js';
import { propose } from '../../src/fixes/propose.js';
import { packFor } from '../../src/main/packs.js';
import { root } from '../../src/main/root.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';

/** Every CSV and XLSX fixture with a blocking finding: fixed, read again, closed, nothing new; or named here, with why not. */
const folders = ['acro-cases', 'corpus/acro', 'corpus/vaccine-coverage/table_csvs', 'files', 'requests', 'tables'];

/** What no change of numbers or columns answers: a summary, a clean copy, or a person. */
const unanswerable = /^(?:row-level-data|quasi-identifier-combination|signature-mismatch|file-type-allowlist|xlsx-)/;

/** Without the column that names people these are other files, with findings of their own. */
const otherwise: Readonly<Record<string, string>> = {
  'accounts.csv': 'amounts that few contributors stand behind', 'cards.csv': 'amounts that few contributors stand behind', 'national_insurance.csv': 'amounts that few contributors stand behind',
  'addresses.csv': 'nobody knows what the counts count', 'hashed.csv': 'nobody knows what the counts count', 'hcn.csv': 'nobody knows what the counts count',
  'chi_as_numbers.csv': 'every number would have to be hidden', 'practices.csv': 'shares without what they are shares of', 'sessions.csv': 'nobody knows what the counts count',
  'contacts.csv': 'one row for each person', 'genotypes.csv': 'one row for each variant of one person', 'mrn.csv': 'one row for each person',
};

const walk = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : /\.(?:csv|tsv|xlsx)$/.test(name) ? [path] : [];
});
const deps: Deps = { read: readFile, recognise, rules, pack: packFor(['baseline-10']), version: '0' };
const fileOf = (path: string, bytes: Uint8Array): FileBytes => ({ path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
const asked = (report: CheckReport): Finding[] => [...report.files.flatMap(({ findings }) => findings), ...report.findings].filter(({ consequence }) => consequence !== 'note');
const keys = (finding: Finding): string[] => (finding.where.length === 0 ? [finding.rule] : finding.where.map(({ labels }) => `${finding.rule}: ${labels?.join(', ') ?? ''}`));

let fixedFiles = 0;

describe.each(folders)('%s', (folder) => {
  it.each(walk(join(root, 'fixtures', folder)).map((path) => [path.slice(join(root, 'fixtures', folder).length + 1), path] as const))('%s', async (name, path) => {
    const original = fileOf(name, new Uint8Array(readFileSync(path)));
    const before = await examineRequest([original], deps);
    const blocking = asked(before).filter(({ consequence }) => consequence === 'fail');
    if (blocking.length === 0) return;
    const { proposals } = await propose([original], deps);
    const closing = proposals.filter(({ closes }) => blocking.every(({ id }) => closes.some((one) => one.id === id)));
    const isNamed = Object.keys(otherwise).some((one) => name.endsWith(one)) || blocking.some(({ rule }) => unanswerable.test(rule));
    expect([name, closing.length > 0 || isNamed]).toEqual([name, true]);
    for (const { files } of closing) {
      const [fixed] = files;
      expect(fixed!.original).toBe(original.sha256);
      const after = await examineRequest([fileOf(name, fixed!.bytes)], { ...deps, declared: withHidden(undefined, files) });
      expect(after.files[0]!.read).toBe('whole');
      expect(asked(after).filter(({ consequence }) => consequence === 'fail').map(({ rule }) => rule)).toEqual([]);
      const known = new Set(asked(before).flatMap(keys));
      expect(asked(after).flatMap(keys).filter((key) => !known.has(key))).toEqual([]);
    }
    if (closing.length > 0) fixedFiles += 1;
  });
});

it('that was not nothing', () => expect(fixedFiles).toBeGreaterThanOrEqual(25));
