import { setTimeout as sleep } from 'node:timers/promises';
import { createAccount } from '../../actions/create-account.js';
import { createProject, type NewProject } from '../../actions/create-project.js';
import type { ReleaseRequest } from '../../requests/request.js';
import { isRefused } from '../../requests/refusals.js';
import { system, type Actor } from '../../requests/lifecycle.js';
import type { Account, Ports } from '../../ports/index.js';
import { demoPeople, type DemoEmail } from './people.js';
import { play } from './play.js';
import { demoProjects } from './projects.js';
import { readStory, storyNames } from './story.js';

/** The people and projects of the demo; what is there already stays as it is. */
export async function seedPeople(ports: Ports): Promise<void> {
  for (const { name, email, password, isManager } of demoPeople) await createAccount(ports, system, { name, email, password, isManager });
  if ((await ports.reads.projects()).length > 0) return;
  const people = await byEmail(ports);
  const manager: Actor = { is: 'person', id: people.get('freya@example.org')!.id, roles: ['manager'] };
  for (const { members, ...project } of demoProjects) {
    const all = members.map(({ email, roles }) => ({ person: people.get(email)!.id, roles }));
    const made = await createProject(ports, manager, { ...project, members: all } satisfies NewProject);
    if (isRefused(made)) throw new Error(`the demo cannot set up its projects: ${made.refused}`);
  }
}

export async function byEmail(ports: Ports): Promise<ReadonlyMap<DemoEmail, Account>> {
  return new Map((await ports.people.accounts()).map((account) => [account.email as DemoEmail, account]));
}

/** The requests of the demo, each brought to its state by the verbs and the workers. Returns how many were made. */
export async function seedRequests(ports: Ports): Promise<number> {
  let made = 0;
  for (const name of storyNames()) if (await play(ports, readStory(name), untilWorkersAreDone)) made += 1;
  return made;
}

/** The workers are processes of their own: ask until they have done their part. */
async function untilWorkersAreDone(ports: Ports, { id }: ReleaseRequest): Promise<ReleaseRequest> {
  for (;;) {
    const request = await ports.reads.request(id);
    if (request && request.state !== 'checking' && request.state !== 'releasing') return request;
    await sleep(25);
  }
}
