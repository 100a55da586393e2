import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { addFiles } from '../../src/actions/add-files.js';
import { claim } from '../../src/actions/claim.js';
import { create } from '../../src/actions/create.js';
import { describe } from '../../src/actions/describe.js';
import { finish } from '../../src/actions/finish.js';
import { open } from '../../src/actions/open.js';
import { submit } from '../../src/actions/submit.js';
import { vote } from '../../src/actions/vote.js';
import { readConfig } from '../../src/main/config.js';
import { createLogger } from '../../src/main/logger.js';
import { openHouse } from '../../src/main/wire.js';
import { allFindings } from '../../src/requests/findings.js';
import type { Actor } from '../../src/requests/lifecycle.js';
import { actorOn } from '../../src/requests/project.js';
import { checkOf, hasFinished, isBlocking, undecided, type ReleaseRequest } from '../../src/requests/request.js';

/**
 * A process that does what the pages do, for one researcher and two checkers who never give up: each time it looks at
 * where the request stands and does the next thing. It may be killed anywhere and told to begin again.
 */
const config = readConfig(process.env);
const { ports } = openHouse({ ...config, databaseUrl: config.databaseUrl! }, createLogger('driver', 'silent'));
const answers = { title: 'Table', destination: 'paper', population: 'Adults', people: 5000, weighted: 'no', protections: ['none'], earlier: 'Nothing' } as const;

async function step(key: string): Promise<ReleaseRequest | undefined> {
  const [project] = await ports.reads.projects();
  const accounts = await ports.people.accounts();
  const as = (email: string): Actor => actorOn(project!, accounts.find((account) => account.email === email)!);
  const author = as('amara@example.org');
  const created = await create(ports, author, { project: project!.id, title: key, key });
  if (!('done' in created)) throw new Error(created.refused);
  const request = (await ports.reads.request(created.done.id))!;
  const target = { id: request.id };
  if (request.state === 'draft') {
    const files = await Promise.all([1, 2].map(async (number) => ({ name: `${key}-${number}.csv`, ...(await ports.vault.put(Readable.from([Buffer.from(tableFor(key, number))]))) })));
    await addFiles(ports, target, author, { files });
    const now = (await ports.reads.request(request.id))!;
    await describe(ports, target, author, { files: now.files.map((file) => file.id), answers });
    await submit(ports, target, author, {});
  } else if (request.state === 'waiting' || request.state === 'inReview') {
    for (const email of ['chitra@example.org', 'dan@example.org']) await review(target.id, as(email));
  }
  return (await ports.reads.request(request.id))!;
}

async function review(id: string, checker: Actor): Promise<void> {
  await claim(ports, { id }, checker);
  const request = (await ports.reads.request(id))!;
  if (hasFinished(request, checker.id)) return;
  const report = (await ports.reads.report(checkOf(request)!.report))!;
  for (const finding of allFindings(report).filter(isBlocking)) await open(ports, { id }, checker, { finding: finding.id });
  for (const file of undecided(request)) {
    if (!request.votes.some((one) => one.checker === checker.id && one.file === file.id)) await vote(ports, { id }, checker, { file: file.id, sha256: file.sha256, ballot: 'approve', reason: 'fair' });
  }
  await finish(ports, { id }, checker);
}

const tableFor = (key: string, number: number): string =>
  `region,count of ${key}\n${['North', 'South', 'East', 'West'].map((region, index) => `${region},${1000 + number * 100 + index * 7 + key.length}`).join('\n')}\n`;

process.on('message', (key: string) => void untilReleased(key).then(() => process.send!(key)));
process.on('disconnect', () => process.exit(0));

async function untilReleased(key: string): Promise<void> {
  for (;;) {
    // A page that fails is loaded again.
    const request = await step(key).catch(() => undefined);
    if (request?.state === 'released') return;
    await sleep(20);
  }
}
process.send!('ready');
