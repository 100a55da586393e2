import { nearest } from '../../packs/problem.js';
import { commands } from './commands.js';
import { exit, RemoteError, UsageError, type ExitCode, type Io } from './io.js';
import { version } from '../version.js';

/** One command line in, an exit code out. Words go to standard error; standard output holds only the answer. */
export async function runCli(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(help(args[0]));
    return name === undefined ? exit.usage : exit.ok;
  }
  if (name === '--version' || name === '-V') {
    io.out(`airlock ${version}\n`);
    return exit.ok;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const near = nearest(name, Object.keys(commands));
    io.err(`airlock: there is no command "${name}".${near ? ` Did you mean "${near}"?` : ''} See airlock help.\n`);
    return exit.usage;
  }
  try {
    const { run } = await command.load();
    return await run(args, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`airlock ${name}: ${error.message}\n  usage: airlock ${command.usage}\n`);
      return exit.usage;
    }
    if (error instanceof RemoteError) {
      io.err(`airlock ${name}: ${error.message}\n`);
      return error.code;
    }
    throw error;
  }
}

function help(topic?: string): string {
  const command = topic !== undefined && Object.hasOwn(commands, topic) ? commands[topic] : undefined;
  if (command) return `airlock ${command.usage}\n  ${command.does}\n`;
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const lines = Object.values(commands).map(({ usage, does }) => `  airlock ${usage.padEnd(width)}  ${does}`);
  return `Airlock ${version}: checks research outputs for statistical disclosure.\n\n${lines.join('\n')}\n
Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 something could not be checked;
3 wrong use; 4 refused or not signed in; 5 server out of reach.\n`;
}
