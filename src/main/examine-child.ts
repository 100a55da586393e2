import { readFile as bytesOf } from 'node:fs/promises';
import { textsCross, type Answer, type Ask, type Bench, type ClonedExamined } from '../adapters/examiner/protocol.js';
import type { Deps } from '../examine/deps.js';
import { examineFile, type Examined } from '../examine/examine-file.js';
import { reportOn } from '../examine/examine-request.js';
import { viewOf } from '../examine/view.js';
import { readFile as read } from '../readers/index.js';
import { recognise } from '../readers/recognise/index.js';
import { rules } from '../../rules/index.js';
import { PackTrouble, packFor } from './packs.js';
import { version } from './version.js';

/** The process that reads hostile bytes: it is asked, answers, and may die. It holds no secret and opens no socket. */
const tell = (answer: Answer) => void process.send?.(answer);
// No parent, no purpose.
process.once('disconnect', () => process.exit(0));

process.on('message', (message) => {
  const ask = message as Ask;
  answer(ask).catch((error: unknown) => {
    const isUsage = error instanceof PackTrouble;
    tell({ seq: ask.seq, fault: isUsage ? error.message : 'the reader process met a fault', isUsage });
  });
});

async function answer(ask: Ask): Promise<void> {
  if (ask.do === 'clean') {
    // Loaded when first asked for: most processes only ever read.
    const { cleanCopy } = await import('../clean/clean-copy.js');
    tell({ seq: ask.seq, cleaned: { ...await cleanCopy(ask.file.name, new Uint8Array(await bytesOf(ask.file.disk)), read), engine: version } });
    return;
  }
  const deps = depsFor(ask.bench);
  if (ask.do === 'file') {
    tell({ seq: ask.seq, stage: 'reading' });
    const bytes = await bytesOf(ask.file.disk);
    const examined = await examineFile({ path: ask.file.name, bytes, sha256: ask.file.sha256, supporting: ask.file.supporting }, deps);
    tell({ seq: ask.seq, stage: 'rules' });
    const view = ask.wantsView ? viewOf(examined[0]!.subject, bytes) : undefined;
    tell({ seq: ask.seq, file: { examined: examined.map(cloned), ...(view && { view }) } });
    return;
  }
  if (ask.do === 'fixes') {
    const { proposalsFor } = await import('./proposals-for.js');
    tell({ seq: ask.seq, proposals: await proposalsFor(ask, deps) });
    return;
  }
  const report = reportOn(ask.examined.map(restored), { ...deps, earlier: ask.earlier });
  tell({ seq: ask.seq, report });
}

const benches = new Map<string, Deps>();

/** The same packs and declarations are asked for file after file: resolved once. */
function depsFor(bench: Bench): Deps {
  const key = JSON.stringify(bench);
  const known = benches.get(key);
  if (known) return known;
  benches.clear();
  const deps: Deps = {
    read, recognise, rules, pack: packFor(bench.packs), version, declared: bench.declared, ...(bench.described && { described: bench.described }), evidence: bench.evidence, clock: () => performance.now(),
  };
  benches.set(key, deps);
  return deps;
}

const cloned = ({ report, subject: { texts, ...subject }, tally }: Examined): ClonedExamined =>
  ({ report, subject: { ...subject, pieces: subject.bytes <= textsCross ? [...texts()] : [] }, counts: tally.counts() });
const restored = ({ report, subject: { pieces, ...subject }, counts }: ClonedExamined): Examined =>
  ({ report, subject: { ...subject, texts: () => pieces }, tally: { add: () => undefined, counts: () => [...counts] } });
