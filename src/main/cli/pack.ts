import { stringify } from 'yaml';
import { diffPacks } from '../../packs/diff.js';
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
        else put(packFor([only(names)]));
        return exit.ok;
      case 'lint': return lint(names, io);
      case 'diff': {
        const [left, right] = names;
        if (left === undefined || right === undefined) throw new UsageError('diff takes two packs.');
        put(diffPacks(packFor([left]), packFor([right])));
        return exit.ok;
      }
      case 'compose':
        if (names.length < 2) throw new UsageError('compose takes two packs or more.');
        put(packFor(names));
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

function lint(names: readonly string[], io: Io): ExitCode {
  const known = shelf();
  const packs = names.length > 0 ? names : [...known.keys()];
  const problems = packs.flatMap((name) => {
    const { id, packs: at } = shelfFor(name);
    const resolution = resolvePack(id, at, rules);
    return resolution.ok ? [] : resolution.problems;
  });
  io.out(problems.length > 0 ? `${problems.map(printProblem).join('\n')}\n` : `${packs.length === 1 ? 'The pack has' : `${packs.length} packs have`} no problems.\n`);
  return problems.length > 0 ? exit.findings : exit.ok;
}
