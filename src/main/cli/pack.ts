import { stringify } from 'yaml';
import { openPack, secretsOf, withoutSecrets } from '../../packs/confidential.js';
import { diffPacks } from '../../packs/diff.js';
import { lintPack } from '../../packs/lint.js';
import type { ResolvedPack } from '../../packs/pack.js';
import { printProblem } from '../../packs/problem.js';
import { resolvePack } from '../../packs/resolve.js';
import { rules } from '../../../rules/index.js';
import { PackTrouble, packFor, shelf, shelfFor } from '../packs.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { oneOf, parse } from './options.js';

/** `airlock pack show|lint|diff|compose`: the thresholds in use, and what is odd about them. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals: [verb = 'show', ...names], values } = parse(args, { format: { type: 'string', default: 'yaml' } });
  const format = oneOf('--format', values.format, ['yaml', 'json']);
  const put = (value: unknown) => io.out(format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : stringify(value));
  try {
    switch (oneOf('pack', verb, ['show', 'lint', 'diff', 'compose'])) {
      case 'show':
        if (names.length === 0) io.out([...shelf().keys()].map((id) => `${id}\n`).join(''));
        else put(openPack(packFor([only(names)])));
        return exit.ok;
      case 'lint': return lint(names, io);
      case 'diff': {
        const [left, right] = names;
        if (left === undefined || right === undefined) throw new UsageError('diff takes two packs.');
        put(diffPacks(openPack(packFor([left])), openPack(packFor([right]))));
        return exit.ok;
      }
      case 'compose':
        if (names.length < 2) throw new UsageError('compose takes two packs or more.');
        put(openPack(packFor(names)));
        return exit.ok;
    }
  } catch (error) {
    if (error instanceof PackTrouble) throw new UsageError(error.message);
    throw error;
  }
}

function only(names: readonly string[]): string {
  if (names.length > 1) throw new UsageError('show takes one pack; compose takes several.');
  return names[0]!;
}

/** Faults fail; advice is printed beside them, because a valid pack may still not do what its author means. */
function lint(names: readonly string[], io: Io): ExitCode {
  const packs = names.length > 0 ? names : [...shelf().keys()];
  const checked = packs.map((name) => {
    const { id, packs: at } = shelfFor(name);
    const resolution = resolvePack(id, at, rules);
    return resolution.ok ? { problems: [], advice: lintPack(resolution.pack, at).map((one) => ({ ...one, message: withoutSecrets(one.message, allSecrets(resolution.pack)) })) } : { problems: resolution.problems, advice: [] };
  });
  const problems = checked.flatMap((one) => one.problems);
  for (const { pack, line, path, message } of checked.flatMap((one) => one.advice)) io.out(`${pack}${line === undefined ? '' : `:${line}`}  ${path}  advice: ${message}\n`);
  io.out(problems.length > 0 ? `${problems.map(printProblem).join('\n')}\n` : `${packs.length === 1 ? 'The pack has' : `${packs.length} packs have`} no faults.\n`);
  return problems.length > 0 ? exit.findings : exit.ok;
}

const allSecrets = (pack: ResolvedPack): string[] => [...new Set(Object.keys(pack.rules).flatMap((rule) => secretsOf(pack, rule)))];
