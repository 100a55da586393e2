import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPaths } from './check.js';
import { exit, type ExitCode, type Io } from './io.js';
import { root } from '../root.js';
import { packFor, shelf } from '../packs.js';

/** `airlock doctor`: whether this installation can do its work, one line a part. */
export async function run(_args: readonly string[], io: Io): Promise<ExitCode> {
  const parts: readonly [string, () => Promise<boolean> | boolean][] = [
    ['Node 20.19 or later', () => compareVersions(process.versions.node, '20.19.0') >= 0],
    ['built program', () => existsSync(join(root, 'dist', 'examine-child.js'))],
    ['rule packs', () => shelf().size > 0 && packFor(['baseline-10']).digest.startsWith('sha256:')],
    ['reader process finds a low count', () => findsLowCount(io)],
  ];
  let isWell = true;
  for (const [name, test] of parts) {
    const holds = await test();
    isWell &&= holds;
    io.out(`${holds ? '✓' : '!'} ${name}\n`);
  }
  io.out(isWell ? 'All is well.\n' : 'Something is missing. Run npm install in the folder of this installation, then try again.\n');
  return isWell ? exit.ok : exit.unchecked;
}

async function findsLowCount(io: Io): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-'));
  try {
    writeFileSync(join(folder, 'probe.csv'), 'region,A,B,Total\nNorth,34,7,41\nSouth,40,18,58\nTotal,74,25,99\n');
    const report = await checkPaths([folder], { packs: ['baseline-10'], evidence: [] }, io);
    return report.files.some((file) => file.findings.some((finding) => finding.rule === 'min-cell-count' && finding.consequence === 'fail'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const compareVersions = (a: string, b: string): number => {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number)) as [number[], number[]];
  const i = left.findIndex((part, index) => part !== right[index]);
  return i < 0 ? 0 : left[i]! - right[i]!;
};
