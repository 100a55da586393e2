import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadBench, createExaminer } from '../../adapters/examiner/examiner.js';
import { forResearcher } from '../../examine/for-researcher.js';
import { withoutValues } from '../../examine/without-values.js';
import type { CheckReport } from '../../examine/report.js';
import { formats, print } from '../../formats/index.js';
import { acroBookkeeping } from '../../requests/acro-folder.js';
import type { Declaration } from '../../sdc/declaration.js';
import type { EarlierTable } from '../../sdc/subjects.js';
import { gather, sha256Of, type Gathered, type Gathering } from './gather.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, parse } from './options.js';
import { root } from '../root.js';

export const checkOptions = {
  pack: { type: 'string', default: 'baseline-10' },
  declare: { type: 'string' },
  earlier: { type: 'string' },
  evidence: { type: 'string', multiple: true, default: [] as string[] },
  values: { type: 'boolean', default: false },
  'fail-on': { type: 'string', default: 'fail' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string', short: 'o' },
  all: { type: 'boolean', default: false },
  why: { type: 'boolean', default: false },
  ascii: { type: 'boolean', default: false },
} as const;

/** `airlock check [PATHS]`: examine files with a pack, print the report, say by the exit code what came of it. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parse(args, checkOptions);
  const format = oneOf('--format', values.format, [...formats, 'acro']);
  if (format === 'acro' && values.output === undefined) throw new UsageError('--format acro writes a folder: say where with -o FOLDER.');
  const failOn = oneOf('--fail-on', values['fail-on'], ['fail', 'review']);
  const report = await checkPaths(positionals, { ...values, packs: values.pack.split(',') }, io);
  const open = forResearcher(report);
  const shown = values.values ? open : withoutValues(open);
  if (format === 'acro') {
    (await import('./acro-folder.js')).writeAcroFolder(shown, positionals, values.output, io);
    return exitCodeOf(report, failOn);
  }
  const text = print(shown, format, { all: values.all, why: values.why, ascii: values.ascii || io.env['AIRLOCK_ASCII'] === '1', width: io.width });
  if (values.output === undefined) io.out(text);
  else writeFileSync(resolve(io.cwd, values.output), text);
  return exitCodeOf(report, failOn);
}

export interface CheckOptions {
  readonly packs: readonly string[];
  readonly declare?: string | undefined;
  readonly earlier?: string | undefined;
  readonly evidence: readonly string[];
}

/** Gather, examine, and tell the paths on standard error what is being done when it takes long. */
export async function checkPaths(paths: readonly string[], options: CheckOptions, io: Io): Promise<CheckReport> {
  const started = performance.now();
  // First of all, so that the reader process loads while the files are gathered.
  const examiner = createExaminer({ entry: fileURLToPath(new URL('examine-child.js', new URL(`file://${join(root, 'dist')}/`))) });
  try {
    const gathering = gather(paths.length > 0 ? paths : ['.'], io.cwd);
    if (gathering.files.length + gathering.passedOver.length === 0) throw new UsageError('there is nothing to check here: no file was found.');
    const own = acroBookkeeping(gathering.files.map(({ path }) => path));
    const earlier = options.earlier === undefined ? [] : await (await import('./earlier.js')).earlierFrom(resolve(io.cwd, options.earlier), options.packs, examiner);
    const examined = await examiner.examine({
      files: await Promise.all(gathering.files.map(async ({ path, disk }) => ({ id: path, name: path, disk, sha256: await sha256Of(disk), purpose: own.has(path) ? 'supporting' as const : 'output' as const }))),
      packs: options.packs, declared: await declarationOf(gathering, options, io), earlier: earlier as readonly EarlierTable[],
      evidence: [...gathering.evidence, ...options.evidence.map((path) => resolve(io.cwd, path))].map((path) => ({ path, text: readText(path) })),
    });
    return withPassedOver({ ...examined.report, durationMs: Math.round(performance.now() - started) }, gathering.passedOver);
  } catch (error) {
    if (error instanceof BadBench) throw new UsageError(error.message);
    throw error;
  } finally {
    await examiner.close();
  }
}

const nothing: Declaration = { populations: [], items: [], relatedReleases: [], exceptions: [] };

/** The sidecar, where there is one: only then is its schema loaded. */
async function declarationOf(gathering: Gathering, { declare }: CheckOptions, io: Io): Promise<Declaration> {
  const path = declare === undefined ? gathering.declaration : resolve(io.cwd, declare);
  return path === undefined ? nothing : (await import('./declared.js')).readDeclaration(path);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`the evidence file "${path}" cannot be read.`);
  }
}

/** Links, devices and the like are named in the report and never followed. */
function withPassedOver(report: CheckReport, passedOver: readonly Gathered[]): CheckReport {
  if (passedOver.length === 0) return report;
  const files = passedOver.map(({ path }) => ({
    path, sha256: '', bytes: 0, kind: 'link', status: 'review' as const, read: 'not' as const, tables: [],
    findings: [{
      id: `link-${path}`, rule: 'parse-failure', ruleVersion: 1, verdict: 'not-evaluable' as const, certainty: 'certain' as const, consequence: 'review' as const,
      severity: 'medium' as const, where: [{ file: path }], message: 'This is a link or a special file, which is not followed. Send the file itself.',
    }],
  }));
  return { ...report, status: report.status === 'fail' ? 'fail' : 'review', files: [...report.files, ...files] };
}

/** 1 wins over 2; 2 when something was not read whole or could not be checked at all. */
export function exitCodeOf(report: CheckReport, failOn: 'fail' | 'review'): ExitCode {
  const findings = [...report.files.flatMap((file) => file.findings), ...report.findings];
  const isAtOrAbove = (consequence: string) => consequence === 'fail' || (failOn === 'review' && consequence === 'review');
  if (findings.some((finding) => finding.verdict === 'flagged' && isAtOrAbove(finding.consequence))) return exit.findings;
  if (findings.some((finding) => finding.consequence === 'fail')) return exit.findings;
  const isUnchecked = report.files.some((file) => file.read !== 'whole') || findings.some((finding) => finding.rule === 'could-not-check');
  if (isUnchecked) return exit.unchecked;
  return failOn === 'review' && findings.some((finding) => finding.consequence === 'review') ? exit.findings : exit.ok;
}
