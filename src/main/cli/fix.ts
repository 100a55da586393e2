import { existsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadBench, createExaminer } from '../../adapters/examiner/examiner.js';
import type { CheckReport } from '../../examine/report.js';
import { withHidden } from '../../fixes/apply.js';
import type { Fix, FixedFile, Proposal, Proposals } from '../../fixes/fix.js';
import type { ExamineFile, Examiner } from '../../ports/examiner.js';
import type { Declaration } from '../../sdc/declaration.js';
import { root } from '../root.js';
import { version } from '../version.js';
import { exitCodeOf } from './check.js';
import { appliedWords, listWords } from './fix-words.js';
import { gather, sha256Of } from './gather.js';
import { UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, parse } from './options.js';

const options = {
  pack: { type: 'string', default: 'baseline-10' },
  declare: { type: 'string' },
  suggested: { type: 'string' },
  suppress: { type: 'boolean', default: false },
  zeros: { type: 'boolean', default: false },
  below: { type: 'boolean', default: false },
  half: { type: 'boolean', default: false },
  round: { type: 'string' },
  controlled: { type: 'boolean', default: false },
  merge: { type: 'string' },
  drop: { type: 'string' },
  values: { type: 'boolean', default: false },
  'fail-on': { type: 'string', default: 'fail' },
  output: { type: 'string', short: 'o' },
  ascii: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse<typeof options>>['values'];

/** `airlock fix FILE`: without an option the fixes that are proven; with one, the fixed copy, read and checked again. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parse(args, options);
  if (positionals.length === 0) throw new UsageError('name the file to fix; other files of the same request may follow it.');
  const [file] = positionals as [string];
  const fix = fixOf(values);
  const wanted = values.suggested === undefined ? 0 : Number(values.suggested);
  if (values.suggested !== undefined && (fix !== undefined || !Number.isInteger(wanted) || wanted < 1)) throw new UsageError('--suggested takes the number of a fix in the list, and no other fix beside it.');
  const failOn = oneOf('--fail-on', values['fail-on'], ['fail', 'review']);
  const examiner = createExaminer({ entry: fileURLToPath(new URL('examine-child.js', new URL(`file://${join(root, 'dist')}/`))) });
  try {
    const job = await jobOf(positionals, values, io);
    const proposals = await examiner.fixes({ ...job, earlier: [], wanted: [file], ...(fix && { fix }) });
    const words = { width: io.width, values: values.values, ascii: values.ascii || io.env['AIRLOCK_ASCII'] === '1' };
    if (fix === undefined && values.suggested === undefined) {
      const { report } = await examiner.examine({ ...job, earlier: [] });
      io.out(listWords(file, proposals, report, words));
      return exitCodeOf(report, failOn);
    }
    const chosen = fix === undefined ? proposals.proposals[wanted - 1] : proposals.proposals[0];
    if (!chosen) throw new UsageError(notFound(values, proposals));
    const written = save(chosen, values, io);
    const again = await checkAgain(examiner, job, written);
    io.out(appliedWords(chosen, written, again, words));
    return exitCodeOf(again, failOn);
  } catch (error) {
    if (error instanceof BadBench) throw new UsageError(error.message);
    throw error;
  } finally {
    await examiner.close();
  }
}

function fixOf(values: Values): Fix | undefined {
  const asked = [values.suppress, values.round !== undefined, values.merge !== undefined, values.drop !== undefined].filter(Boolean);
  if (asked.length > 1) throw new UsageError('one fix at a time: --suppress, --round, --merge or --drop.');
  if (values.suppress) return { kind: 'suppress', zeros: values.zeros, protection: values.half ? 'half' : values.below ? 'below' : 'full' };
  if (values.merge !== undefined) return { kind: 'merge', dimension: values.merge };
  if (values.drop !== undefined) return { kind: 'drop', what: oneOf('--drop', values.drop, ['columns', 'totals', 'decimals']) };
  if (values.round === undefined) return undefined;
  if (values.round === 'midpoint6') return { kind: 'round', method: 'midpoint', base: 6 };
  const base = Number(values.round);
  if (!Number.isInteger(base) || base < 2 || base > 1000) throw new UsageError('--round takes a whole number from 2 to 1000, or midpoint6.');
  return { kind: 'round', method: values.controlled ? 'controlled' : 'nearest', base };
}

interface Job {
  readonly files: readonly ExamineFile[];
  readonly packs: readonly string[];
  readonly declared: Declaration;
  readonly evidence: readonly { readonly path: string; readonly text: string }[];
}

async function jobOf(paths: readonly string[], values: Values, io: Io): Promise<Job> {
  const gathering = gather(paths, io.cwd);
  const found = gathering.files.find(({ path }) => path === paths[0]);
  if (!found || !statSync(found.disk).isFile()) throw new UsageError(`"${paths[0]}" is not a file.`);
  const beside = join(dirname(found.disk), 'outputs.sdc.json');
  const declaredAt = values.declare !== undefined ? resolve(io.cwd, values.declare) : gathering.declaration ?? (existsSync(beside) ? beside : undefined);
  const declared = declaredAt === undefined ? { populations: [], items: [], relatedReleases: [], exceptions: [] } : (await import('./declared.js')).readDeclaration(declaredAt);
  return {
    files: await Promise.all(gathering.files.map(async ({ path, disk }) => ({ id: path, name: path, disk, sha256: await sha256Of(disk), purpose: 'output' as const }))),
    packs: values.pack.split(','), declared, evidence: [],
  };
}

function notFound(values: Values, { proposals, notProposed }: Proposals): string {
  if (values.suggested !== undefined) return proposals.length === 0 ? 'no fix could be proven for this file.' : `there ${proposals.length === 1 ? 'is 1 fix' : `are ${proposals.length} fixes`} to choose from.`;
  return `this fix was not made. ${notProposed[0]?.says ?? 'No finding here has such a fix.'}`;
}

/** A fixed file where it was written. */
export interface Saved extends FixedFile {
  readonly disk: string;
}

/** Writes the copies and a note of what was done to each; an original is never overwritten. */
function save({ files, fix, closes }: Proposal, values: Values, io: Io): Saved[] {
  const target = values.output === undefined ? undefined : resolve(io.cwd, values.output);
  const isFolder = target !== undefined && existsSync(target) && statSync(target).isDirectory();
  if (target !== undefined && files.length > 1 && !isFolder) throw new UsageError(`this fix changes ${files.length} files; give -o a folder that exists.`);
  return files.map((fixed) => {
    const original = resolve(io.cwd, fixed.path);
    const disk = isFolder ? join(target, basename(fixed.path)) : target ?? withSuffix(original);
    if (disk === original) throw new UsageError('the fixed copy cannot take the place of its original; give -o another name.');
    writeFileSync(disk, fixed.bytes);
    writeFileSync(`${disk}.fix.json`, `${JSON.stringify({
      schema: 'airlock.fix/1', tool: { name: 'airlock', version }, pack: values.pack, original: { path: fixed.path, sha256: fixed.original }, fixed: { path: basename(disk), sha256: fixed.sha256 }, fix,
      changed: fixed.changes.map(({ sheet, row, column, why }) => ({ ...(sheet !== undefined && { sheet }), row, column, why })), closes: closes.map(({ id, rule }) => ({ id, rule })),
      hidden: withHidden(undefined, [{ ...fixed, path: basename(disk) }]).hidden,
    }, null, 2)}\n`);
    return { ...fixed, disk };
  });
}

const withSuffix = (disk: string): string => join(dirname(disk), `${basename(disk, extname(disk))}.fixed${extname(disk)}`);

/** What was written is read from the disk like any upload. */
async function checkAgain(examiner: Examiner, job: Job, saved: readonly Saved[]): Promise<CheckReport> {
  const files = await Promise.all(job.files.map(async (one) => {
    const fixed = saved.find(({ path }) => path === one.name);
    return fixed ? { ...one, disk: fixed.disk, sha256: await sha256Of(fixed.disk) } : one;
  }));
  return (await examiner.examine({ ...job, files, declared: withHidden(job.declared, saved), earlier: [] })).report;
}
