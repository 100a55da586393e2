import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { addFiles } from '../../actions/add-files.js';
import type { Outcome } from '../../actions/act.js';
import { claim } from '../../actions/claim.js';
import { comment } from '../../actions/comment.js';
import { create } from '../../actions/create.js';
import { describe } from '../../actions/describe.js';
import { edit } from '../../actions/edit.js';
import { finish } from '../../actions/finish.js';
import { open } from '../../actions/open.js';
import { recall } from '../../actions/recall.js';
import { releaseApproved } from '../../actions/release-approved.js';
import { submit } from '../../actions/submit.js';
import { vote } from '../../actions/vote.js';
import { withdraw } from '../../actions/withdraw.js';
import type { Ports } from '../../ports/index.js';
import { allFindings } from '../../requests/findings.js';
import type { Actor } from '../../requests/lifecycle.js';
import { actorOn } from '../../requests/project.js';
import { isRefused } from '../../requests/refusals.js';
import { checkOf, isBlocking, type ReleaseRequest } from '../../requests/request.js';
import type { Step, Story } from './story.js';

/** Waits until the workers have done their part: the request is in `checking` or `releasing` no longer. */
export type Settle = (ports: Ports, request: ReleaseRequest) => Promise<ReleaseRequest>;

/** Plays a story through the verbs, as its people would. Answers undefined when it was played before. */
export async function play(ports: Ports, story: Story, settle: Settle): Promise<ReleaseRequest | undefined> {
  const stage = await stageFor(ports, story);
  const author = stage.as(story.author);
  const created = done(await create(ports, author, { project: stage.project, title: story.title, key: `story ${story.name}` }), story, 'create');
  if (created.version > 1) return undefined;
  let request = await begin(stage, story, created, author);
  for (const step of story.steps) request = await settle(ports, done(await take(stage, request, step), story, Object.keys(step)[0]!));
  if (request.state !== story.ends) throw new Error(`the story ${story.name} ends ${request.state}, and not ${story.ends}`);
  return request;
}

interface Stage {
  readonly ports: Ports;
  readonly story: Story;
  readonly project: string;
  as(email: string): Actor;
}

async function stageFor(ports: Ports, story: Story): Promise<Stage> {
  const project = (await ports.reads.projects()).find((one) => one.code === story.project);
  if (!project) throw new Error(`the story ${story.name} needs the project ${story.project}`);
  const accounts = await ports.people.accounts();
  const as = (email: string): Actor => actorOn(project, accounts.find((account) => account.email === email)!);
  return { ports, story, project: project.id, as };
}

function done(outcome: Outcome, story: Story, step: string): ReleaseRequest {
  if (isRefused(outcome)) throw new Error(`the story ${story.name} stops at ${step}: ${outcome.refused} ${outcome.about?.join(' ') ?? ''}`);
  return outcome.done;
}

async function stored({ ports, story }: Stage, folder: string, names: readonly string[]) {
  return Promise.all(names.map(async (name) => ({ name, ...(await ports.vault.put(createReadStream(join(story.folder, folder, name)))) })));
}

/** The draft: files, what they are for, and the answers. */
async function begin(stage: Stage, story: Story, created: ReleaseRequest, author: Actor): Promise<ReleaseRequest> {
  const { ports } = stage;
  const target = { id: created.id };
  const files = (await stored(stage, 'files', Object.keys(story.files))).map((file) => ({ ...file, purpose: story.files[file.name]!.purpose }));
  let request = done(await addFiles(ports, target, author, { files }), story, 'files');
  for (const file of request.files) {
    const { numbersIn, answers } = story.files[file.name]!;
    if (numbersIn !== undefined) request = done(await edit(ports, target, author, { files: [{ id: file.id, numbersIn: idOf(request, numbersIn) }] }), story, 'numbers');
    if (answers) request = done(await describe(ports, target, author, { files: [file.id], answers }), story, 'answers');
  }
  return request;
}

const idOf = (request: ReleaseRequest, name: string): string => request.files.find((file) => file.name === name)!.id;

async function take(stage: Stage, request: ReleaseRequest, step: Step): Promise<Outcome> {
  const { ports, as } = stage;
  const target = { id: request.id };
  if ('submit' in step) return submit(ports, target, as(step.submit), { rowsConfirmed: step.rowsConfirmed });
  if ('claim' in step) return claim(ports, target, as(step.claim));
  if ('finish' in step) return finish(ports, target, as(step.finish));
  if ('open' in step) return openAll(stage, request, as(step.open));
  if ('releaseApproved' in step) return releaseApproved(ports, target, as(step.releaseApproved));
  if ('withdraw' in step) return withdraw(ports, target, as(step.withdraw), step);
  if ('recall' in step) return recall(ports, target, as(step.recall), step);
  if ('vote' in step) {
    const file = request.files.find((one) => one.name === step.file)!;
    return vote(ports, target, as(step.vote), { file: file.id, sha256: file.sha256, ballot: step.ballot, ...(step.reason !== undefined && { reason: step.reason }) });
  }
  if ('comment' in step) {
    const { text, audience, cell } = step;
    return comment(ports, target, as(step.comment), { text, audience, ...(step.file !== undefined && { file: idOf(request, step.file) }), ...(cell !== undefined && { cell }) });
  }
  const replaced = await addFiles(ports, target, as(step.replace), { files: await stored(stage, `round-${request.round + 1}`, step.files) });
  if (isRefused(replaced)) return replaced;
  return describe(ports, target, as(step.replace), { files: step.files.map((name) => idOf(replaced.done, name)), answers: { changes: step.changes } });
}

async function openAll({ ports }: Stage, request: ReleaseRequest, actor: Actor): Promise<Outcome> {
  const report = await ports.reads.report(checkOf(request)!.report);
  let last: Outcome = { done: request };
  for (const finding of allFindings(report!).filter(isBlocking)) {
    last = await open(ports, { id: request.id }, actor, { finding: finding.id });
    if (isRefused(last)) return last;
  }
  return last;
}
