import type { EventName } from '../requests/audit.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Project } from '../requests/project.js';
import type { Refused } from '../requests/refusals.js';
import { isRefused } from '../requests/refusals.js';
import type { Ports } from '../ports/index.js';
import type { Target } from './act.js';

export type ProjectOutcome = { readonly done: Project } | Refused;

/** What the audit remembers of a change to a project: which fields, not their words. */
export interface ProjectChange {
  readonly name: Extract<EventName, 'projectChange'>;
  readonly changes: Partial<Omit<Project, 'id' | 'code' | 'version' | 'createdAt'>>;
}

export const isManager = (actor: Actor): boolean => actor.is === 'person' && actor.roles.includes('manager');

/** The only way a project changes: a manager, the version they saw, one event in the same transaction. */
export async function actOnProject(ports: Ports, target: Target, actor: Actor, { name, changes }: ProjectChange): Promise<ProjectOutcome> {
  if (!isManager(actor)) return { refused: 'not-allowed' };
  let outcome: ProjectOutcome = { refused: 'not-found' };
  await ports.store.changeProject(target.id, (project) => {
    const isStale = target.version !== undefined && target.version !== project.version;
    outcome = isStale ? { refused: 'stale' } : { done: { ...project, ...changes, version: project.version + 1 } };
    if (isRefused(outcome)) return undefined;
    const detail = { version: outcome.done.version, fields: Object.keys(changes) };
    return { project: outcome.done, event: { at: ports.now(), actor: actor.id, name, subject: { is: 'project', id: project.id }, detail } };
  });
  return outcome;
}
