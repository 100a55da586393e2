import type { Actor } from '../requests/lifecycle.js';
import type { Ports } from '../ports/index.js';
import { actOnProject, type ProjectOutcome } from './act-on-project.js';
import type { Target } from './act.js';
import type { NewProject } from './create-project.js';
import { projectRefusal } from './project-refusal.js';

export type ProjectEdit = Partial<NewProject> & { readonly closedAt?: string };

/** A manager changes a project. Requests already sent keep the terms they were sent under. */
export async function changeProject(ports: Ports, target: Target, actor: Actor, changes: ProjectEdit): Promise<ProjectOutcome> {
  const project = await ports.reads.project(target.id);
  if (!project) return { refused: 'not-found' };
  const refused = await projectRefusal(ports, { ...project, ...changes });
  return refused ?? actOnProject(ports, target, actor, { name: 'projectChange', changes });
}
