import { createAccount } from '../../src/actions/create-account.js';
import { createProject, type NewProject } from '../../src/actions/create-project.js';
import { addFiles } from '../../src/actions/add-files.js';
import { check } from '../../src/actions/check.js';
import { claim } from '../../src/actions/claim.js';
import { create } from '../../src/actions/create.js';
import { describe as answer } from '../../src/actions/describe.js';
import { finish } from '../../src/actions/finish.js';
import { submit } from '../../src/actions/submit.js';
import { vote } from '../../src/actions/vote.js';
import { system, type Actor, type Role } from '../../src/requests/lifecycle.js';
import type { Project } from '../../src/requests/project.js';
import { isRefused, type Refused } from '../../src/requests/refusals.js';
import type { Answers, Ballot, ReleaseRequest } from '../../src/requests/request.js';
import type { TestHouse } from './house.js';

/** The answer of a verb that must not refuse. */
export function ok<T>(outcome: { readonly done: T } | Refused): T {
  if (isRefused(outcome)) throw new Error(`refused: ${outcome.refused} ${outcome.about?.join(' ') ?? ''}`);
  return outcome.done;
}

export const answers: Answers = {
  title: 'Table 1', destination: 'paper', population: 'Adults', people: 900, weighted: 'no', protections: ['none'], earlier: 'Nothing',
};

/** People and a project, and the short ways of bringing a request somewhere. */
export interface Cast {
  readonly project: Project;
  readonly ada: Actor;
  readonly bob: Actor;
  readonly cy: Actor;
  readonly dee: Actor;
  readonly max: Actor;
  readonly nobody: Actor;
  draft(files?: Readonly<Record<string, string>>): Promise<ReleaseRequest>;
  sent(files?: Readonly<Record<string, string>>): Promise<ReleaseRequest>;
  waiting(files?: Readonly<Record<string, string>>): Promise<ReleaseRequest>;
  claimed(by: readonly Actor[], files?: Readonly<Record<string, string>>): Promise<ReleaseRequest>;
  /** Each of these votes on every output and finishes. */
  decided(by: readonly Actor[], ballots: Readonly<Record<string, Ballot>>): Promise<ReleaseRequest>;
  now(id: string): Promise<ReleaseRequest>;
}

export async function openCast(house: TestHouse, with_: Partial<NewProject> = {}): Promise<Cast> {
  const { ports } = house;
  const account = async (name: string, isManager = false) => ok(await createAccount(ports, system, { name, email: `${name}@example.org`, password: 'a long enough password', isManager }));
  const [ada, bob, cy, dee, max, nobody] = [await account('ada'), await account('bob'), await account('cy'), await account('dee'), await account('max', true), await account('nobody')];
  const person = (id: string, ...roles: Role[]): Actor => ({ is: 'person', id, roles });
  const manager = person(max.id, 'manager');
  const project = ok(await createProject(ports, manager, {
    title: 'Asthma', purpose: 'To know', organisation: 'University', sources: [{ name: 'Episodes', owner: 'Owner', pack: 'plain' }],
    members: [{ person: ada.id, roles: ['researcher'] }, ...[bob, cy, dee].map(({ id }) => ({ person: id, roles: ['checker'] as const }))],
    checkers: 2, review: 'blinded', promiseDays: 3, ...with_,
  }));
  const author = person(ada.id, 'researcher');
  const now = async (id: string): Promise<ReleaseRequest> => (await ports.reads.request(id))!;
  const draft: Cast['draft'] = async (files = { 'a.csv': 'a,b\n1,2\n' }) => {
    const { id } = ok(await create(ports, author, { project: project.id, title: 'Tables' }));
    const stored = await Promise.all(Object.entries(files).map(async ([name, text]) => ({ name, ...(await house.put(text)) })));
    const request = ok(await addFiles(ports, { id }, author, { files: stored }));
    return ok(await answer(ports, { id }, author, { files: request.files.map((file) => file.id), answers }));
  };
  const sent: Cast['sent'] = async (files) => ok(await submit(ports, { id: (await draft(files)).id }, author, {}));
  const waiting: Cast['waiting'] = async (files) => ok(await check(ports, { id: (await sent(files)).id }));
  const claimed: Cast['claimed'] = async (by, files) => {
    const { id } = await waiting(files);
    for (const checker of by) ok(await claim(ports, { id }, checker));
    return now(id);
  };
  const decided: Cast['decided'] = async (by, ballots) => {
    const request = await claimed(by, Object.fromEntries(Object.keys(ballots).map((name) => [name, `${name}\n1\n`])));
    for (const checker of by) {
      for (const { id: file, name, sha256 } of request.files) ok(await vote(ports, { id: request.id }, checker, { file, sha256, ballot: ballots[name]!, reason: 'as it is' }));
      ok(await finish(ports, { id: request.id }, checker));
    }
    return now(request.id);
  };
  return { project, ada: author, bob: person(bob.id, 'checker'), cy: person(cy.id, 'checker'), dee: person(dee.id, 'checker'), max: manager, nobody: person(nobody.id), draft, sent, waiting, claimed, decided, now };
}
