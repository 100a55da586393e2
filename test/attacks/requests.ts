import { createHash } from 'node:crypto';
import { rules } from '../../rules/index.js';
import { examineFile } from '../../src/examine/examine-file.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import type { CheckReport, Finding } from '../../src/examine/report.js';
import { packFor } from '../../src/main/packs.js';
import type { ResolvedPack } from '../../src/packs/pack.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import type { EarlierTable } from '../../src/sdc/subjects.js';
import type { CsvFile, Scenario } from './leaks.js';

const bytesOf = ({ name, text }: CsvFile) => {
  const bytes = new TextEncoder().encode(text);
  return { path: name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

/** Every rule that looks at more than one number at a time: what may find a secret that no file shows alone. */
export const linking = new Set([
  'linked-tables', 'differencing-within', 'differencing-prior', 'difference-group-missing', 'suppression-inconsistent', 'implied-count-complement',
  'implied-count-percent', 'percent-of-suppressed', 'mean-differencing',
]);

/** A scenario through the real readers, recognition and every rule of baseline-10. */
export async function examineScenario({ files, earlier, declared }: Pick<Scenario, 'files' | 'earlier' | 'declared'>, pack: ResolvedPack = packFor(['baseline-10'])): Promise<CheckReport> {
  const deps = { read: readFile, recognise, rules, pack, version: '0', declared };
  const before: EarlierTable[] = [];
  for (const file of earlier) {
    const examined = await examineFile(bytesOf(file), deps);
    before.push(...examined.flatMap(({ subject }) => subject.tables.map((table) => ({ file: file.name, table, release: 'AL-0001' }))));
  }
  return examineRequest(files.map(bytesOf), { ...deps, earlier: before });
}

/** baseline-10 with another smallest count, for every rule that has one. */
export function packAt(threshold: number): ResolvedPack {
  const pack = packFor(['baseline-10']);
  return { ...pack, rules: Object.fromEntries(Object.entries(pack.rules).map(([id, entry]) => [id, 'threshold' in entry.params ? { ...entry, params: { ...entry.params, threshold } } : entry])) };
}

export const allOf = (report: CheckReport): Finding[] => [...report.files.flatMap((file) => file.findings), ...report.findings];
