import { packsOf, type Project } from '../requests/project.js';
import type { Refused } from '../requests/refusals.js';
import type { Ports } from '../ports/index.js';

/** What is wrong with a project as it is to be: no title, packs nobody knows, members without an account. */
export async function projectRefusal(ports: Ports, project: Pick<Project, 'title' | 'sources' | 'members'>): Promise<Refused | undefined> {
  if (project.title.trim() === '') return { refused: 'title-missing' };
  const packs = packsOf(project);
  if (!ports.packs.composed(packs)) return { refused: 'pack-unknown', about: packs };
  const people = project.members.map((member) => member.person);
  const found = await Promise.all(people.map((person) => ports.people.account(person)));
  const unknown = people.filter((_, index) => found[index] === undefined);
  return unknown.length > 0 ? { refused: 'person-unknown', about: unknown } : undefined;
}
