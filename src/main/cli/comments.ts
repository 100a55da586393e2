import { z } from 'zod';
import { wrap } from '../../formats/index.js';
import { createClient, refOf, remoteRequest, serverOption } from './client.js';
import { exit, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

const comments = z.looseObject({ items: z.array(z.looseObject({ at: z.string(), round: z.number(), author: z.string(), text: z.string(), file: z.string().optional(), cell: z.string().optional() })) });

/** `airlock comments REF`: what was written, oldest first, with the file and cell it is about. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [given] } = parse(args, serverOption);
  const ref = refOf(given);
  const client = createClient(io, values.server);
  const [request, { items }] = [await client.call('GET', `/requests/${ref}`, remoteRequest), await client.call('GET', `/requests/${ref}/comments`, comments)];
  if (items.length === 0) io.out('Nobody has written anything yet.\n');
  for (const one of items) {
    const file = request.files.find(({ id }) => id === one.file)?.name;
    const [, row, column] = one.cell?.split('/') ?? [];
    const about = [file, row && column ? `row ${row}, column ${column}` : undefined].filter(Boolean).join(', ');
    io.out([`${one.at.slice(0, 10)}  round ${one.round}  ${one.author}${about ? `  (${about})` : ''}`, ...one.text.split(/\r?\n/).flatMap((line) => wrap(line, io.width, '  ', '  ')), ''].join('\n'));
  }
  return exit.ok;
}
