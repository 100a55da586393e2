import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../../packs/problem.js';
import { UsageError } from './io.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and paths of a command line; anything unknown is wrong use, with the nearest spelling. */
export function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const known = Object.keys(options).map((name) => `--${name}`);
    if (unknown && !known.includes(unknown)) throw new UsageError(`there is no option ${unknown}.${didYouMean(unknown, known)}`);
    throw new UsageError(`the options cannot be read: ${unknown ?? 'one of them'} needs a value, or takes none.`);
  }
}

/** One of a few words, or wrong use that lists them. */
export function oneOf<const T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageError(`${option} takes ${allowed.join(', ')}; it was given "${given}".`);
  return found;
}
