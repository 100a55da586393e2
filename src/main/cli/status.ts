import { z } from 'zod';
import { createClient, refOf, remoteRequest, serverOption, type RemoteRequest } from './client.js';
import { exit, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

const list = z.looseObject({ items: z.array(remoteRequest), next: z.string().optional() });

/** `airlock status [REF]`: the status sentence of one request, or a line for each of yours. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [ref] } = parse(args, { ...serverOption, watch: { type: 'boolean', default: false }, format: { type: 'string', default: 'text' } });
  const client = createClient(io, values.server);
  const show = (request: RemoteRequest) => io.out(values.format === 'json' ? `${JSON.stringify(request)}\n` : inFull(request));
  if (ref !== undefined) {
    const path = `/requests/${refOf(ref)}`;
    show(await client.call('GET', path, remoteRequest));
    if (!values.watch) return exit.ok;
    await client.follow(`${path}/progress`, (event) => io.err(`${progressWords(event)}\n`));
    show(await client.call('GET', path, remoteRequest));
    return exit.ok;
  }
  let after: string | undefined;
  let count = 0;
  do {
    const page: z.output<typeof list> = await client.call('GET', `/requests?limit=50${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`, list);
    for (const request of page.items) io.out(values.format === 'json' ? `${JSON.stringify(request)}\n` : `${request.ref}  ${request.status}\n         ${request.title}\n`);
    count += page.items.length;
    after = page.next;
  } while (after !== undefined);
  if (count === 0 && values.format !== 'json') io.out('You have no requests. Check some files first: nothing is sent until you say so.\n');
  return exit.ok;
}

const inFull = (request: RemoteRequest): string => [
  `${request.ref}  ${request.title}`, request.status,
  ...(request.check ? [`Round ${request.round}: ${request.check.fails} blocking, ${request.check.reviews} to judge, ${request.check.unread} not read whole.`] : []),
  ...request.files.map((file) => `  ${file.name}  ${file.purpose === 'output' ? file.outcome ?? '' : file.purpose}`.trimEnd()),
  request.url, '',
].join('\n');

const progress = z.looseObject({ state: z.string(), files: z.array(z.looseObject({ stage: z.string() })) });
function progressWords(event: unknown): string {
  const parsed = progress.safeParse(event);
  if (!parsed.success) return 'still working';
  const finished = parsed.data.files.filter((file) => file.stage === 'done' || file.stage === 'failed').length;
  return `${parsed.data.state}: ${finished} of ${parsed.data.files.length} files done`;
}
