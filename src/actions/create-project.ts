import type { Actor } from '../requests/lifecycle.js';
import type { Project } from '../requests/project.js';
import type { Ports } from '../ports/index.js';
import { isManager, type ProjectOutcome } from './act-on-project.js';
import { projectRefusal } from './project-refusal.js';

export type NewProject = Pick<Project, 'title' | 'purpose' | 'organisation' | 'sources' | 'members' | 'checkers' | 'review' | 'promiseDays'>;

/** A manager sets up a project. Its code ("P-118") is given by the store. */
export async function createProject(ports: Ports, actor: Actor, input: NewProject): Promise<ProjectOutcome> {
  if (!isManager(actor)) return { refused: 'not-allowed' };
  const refused = await projectRefusal(ports, input);
  if (refused) return refused;
  const project = { ...input, title: input.title.trim(), id: ports.newId(), version: 1, createdAt: ports.now() };
  const detail = { packs: input.sources.map((source) => source.pack), members: input.members.length, checkers: input.checkers };
  return { done: await ports.store.createProject(project, { at: project.createdAt, actor: actor.id, name: 'projectCreate', subject: { is: 'project', id: project.id }, detail }) };
}
