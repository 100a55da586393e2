import { availableParallelism } from 'node:os';
import { isDescription, together as describedBy } from '../../examine/described.js';
import { couldNotExamine } from '../../examine/could-not-examine.js';
import type { CheckReport } from '../../examine/report.js';
import type { Proposals } from '../../fixes/fix.js';
import type { Examined, Examiner, ExamineFile, ExamineTask, FileView } from '../../ports/examiner.js';
import type { Bench, ClonedExamined } from './protocol.js';
import { ReaderDied, ReaderProcess, type Allowance } from './reader-process.js';

export interface ExaminerOptions extends Partial<Allowance> {
  /** The script of the reader process (dist/examine-child.js). */
  readonly entry: string;
  readonly processes?: number;
  /** Whether pages will want to show the files. */
  readonly wantsViews?: boolean;
}

/** A pack or a declaration that cannot be used: the words are for the person who asked. */
export class BadBench extends Error {}

type OnProgress = Parameters<Examiner['examine']>[1];

/** Examines files in a small pool of processes that can die alone: a file that kills its reader is a finding, the rest go on. */
export function createExaminer({ entry, processes = Math.min(2, availableParallelism()), wantsViews = false, ...allowance }: ExaminerOptions): Examiner {
  const limits: Allowance = { heapMb: 384, residentMb: 480, timeoutMs: 60_000, ...allowance };
  const pool = Array.from({ length: processes }, () => new ReaderProcess(entry, limits));
  pool[0]?.warm();
  const each = async (task: ExamineTask, onProgress?: OnProgress) => {
      const bench: Bench = { packs: task.packs, declared: task.declared, evidence: task.evidence ?? [] };
      const results = new Array<{ examined: readonly ClonedExamined[]; view?: FileView }>(task.files.length);
      const read = async (files: readonly (readonly [number, ExamineFile])[], how: Bench) => {
        const queue = [...files];
        await Promise.all(pool.slice(0, Math.max(1, Math.min(pool.length, queue.length))).map(async (process) => {
          for (let next = queue.shift(); next; next = queue.shift()) {
            const [index, file] = next;
            results[index] = await examineOne(process, { bench: how, file, wantsViews, onProgress });
          }
        }));
      };
      // Files that say what others are (ACRO's results) are read before those others.
      const files = [...task.files.entries()];
      await read(files.filter(([, { name }]) => isDescription(name)), bench);
      const described = describedBy(results.flatMap(({ examined }) => examined).map(({ subject }) => subject.describes));
      await read(files.filter(([, { name }]) => !isDescription(name)), described.items.length > 0 ? { ...bench, described } : bench);
      return { bench, results };
  };
  return {
    async examine(task, onProgress) {
      const { bench, results } = await each(task, onProgress);
      const report = await together(pool[0]!, { bench, results: results.flatMap(({ examined }) => examined), task });
      return { report, views: results.flatMap(({ view }) => (view ? [view] : [])) } satisfies Examined;
    },
    async tables(task) {
      const { results } = await each(task);
      return { tables: results.flatMap(({ examined }) => examined).flatMap(({ subject }) => subject.tables.map((table) => ({ file: subject.path, table, ...(table.population && { population: table.population }) }))) };
    },
    async fixes({ files, packs, declared, earlier, evidence = [], wanted, fix }) {
      const names = new Map(files.map(({ id, name }) => [id, name]));
      try {
        const answer = await pool.at(-1)!.ask({
          do: 'fixes', bench: { packs, declared, evidence }, files: files.map(({ name, disk, sha256 }) => ({ name, disk, sha256 })),
          earlier, wanted: wanted.flatMap((id) => names.get(id) ?? []), ...(fix && { fix }),
        });
        if ('fault' in answer && answer.isUsage) throw new BadBench(answer.fault);
        return 'proposals' in answer ? answer.proposals : none('The fixes could not be worked out: the process that reads files met a fault.');
      } catch (error) {
        if (!(error instanceof ReaderDied)) throw error;
        return none(error.death === 'time' ? 'No proven fix in time.' : 'The fixes could not be worked out: the files need more memory than a reader process has.');
      }
    },
    async close() {
      pool.forEach((process) => process.close());
    },
  };
}

/** Nothing was proven, and why. */
const none = (says: string): Proposals => ({ engine: '', proposals: [], advice: [], notProposed: [{ fix: { kind: 'declare', what: '' }, says }] });

interface One {
  readonly bench: Bench;
  readonly file: ExamineFile;
  readonly wantsViews: boolean;
  readonly onProgress: OnProgress;
}

async function examineOne(process: ReaderProcess, { bench, file, wantsViews, onProgress }: One): Promise<{ examined: readonly ClonedExamined[]; view?: FileView }> {
  const { name, disk, sha256, purpose } = file;
  try {
    onProgress?.(file.id, 'reading');
    const answer = await process.ask({ do: 'file', bench, file: { name, disk, sha256, supporting: purpose === 'supporting' }, wantsView: wantsViews }, (stage) => onProgress?.(file.id, stage));
    if ('fault' in answer) {
      if (answer.isUsage) throw new BadBench(answer.fault);
      throw new ReaderDied('crash');
    }
    if (!('file' in answer)) throw new ReaderDied('crash');
    onProgress?.(file.id, 'done');
    return { examined: answer.file.examined, ...(answer.file.view ? { view: { ...answer.file.view, file: file.id } } : {}) };
  } catch (error) {
    if (!(error instanceof ReaderDied)) throw error;
    onProgress?.(file.id, 'failed');
    return { examined: [couldNotExamine({ path: name, sha256 }, error.death)] };
  }
}

/** The rules that look across files, in a reader process too. If even that dies, the report says so and a person looks. */
async function together(process: ReaderProcess, { bench, results, task }: { bench: Bench; results: readonly ClonedExamined[]; task: ExamineTask }): Promise<CheckReport> {
  const { tables: before, leftOut } = typeof task.earlier === 'function' ? await task.earlier(results.flatMap(({ subject }) => subject.tables)) : { tables: task.earlier, leftOut: 0 };
  for (const earlier of [before, []]) {
    try {
      const answer = await process.ask({ do: 'request', bench, examined: results, earlier });
      if ('fault' in answer && answer.isUsage) throw new BadBench(answer.fault);
      if (!('report' in answer)) throw new ReaderDied('crash');
      const report = answer.report as CheckReport;
      return earlier === before && leftOut === 0 ? report : withGap(report, leftOut);
    } catch (error) {
      if (!(error instanceof ReaderDied)) throw error;
      if (before.length === 0) break;
    }
  }
  const bare = await process.ask({ do: 'request', bench: { ...bench, declared: bench.declared }, examined: results.map(withoutTables), earlier: [] });
  if (!('report' in bare)) throw new Error('the reader process cannot even make an empty report');
  return withGap(bare.report as CheckReport);
}

const withoutTables = (one: ClonedExamined): ClonedExamined => ({ ...one, subject: { ...one.subject, tables: [], profiles: [], facts: [], pieces: [] } });

const withGap = (report: CheckReport, leftOut = 0): CheckReport => ({
  ...report,
  status: report.status === 'fail' ? 'fail' : 'review',
  findings: [...report.findings, {
    id: `could-not-check-request-${report.pack.digest.slice(-12)}`, rule: 'could-not-check', ruleVersion: 1, verdict: 'not-evaluable', certainty: 'possible',
    consequence: 'review', severity: 'high', where: [],
    message: leftOut > 0
      ? `${leftOut} earlier tables about the same categories were not compared: there are more than one check takes on, and those most alike came first. A checker must look at them by hand.`
      : 'The files could not be compared with each other or with earlier releases. A checker must do this by hand; please also report the fault.',
  }],
});
