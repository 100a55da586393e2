import { system, type Actor } from '../requests/lifecycle.js';
import { rolesOn } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import type { Outcome } from './act.js';

export interface NewRequest {
  readonly project: string;
  readonly title: string;
  /** The same key by the same person answers with the first request. */
  readonly key?: string;
}

/** A researcher of the project starts a request: a draft, theirs alone until it is sent. */
export async function create(ports: Ports, actor: Actor, { project: projectId, title, key }: NewRequest): Promise<Outcome> {
  const project = await ports.reads.project(projectId);
  if (!project) return { refused: 'not-found' };
  if (actor.is === system.is || !rolesOn(project, actor.id).includes('researcher')) return { refused: 'not-allowed' };
  if (project.closedAt !== undefined) return { refused: 'project-closed' };
  if (title.trim() === '') return { refused: 'title-missing' };
  const request = draft(ports, actor.id, projectId, title.trim());
  const event = { at: request.createdAt, actor: actor.id, name: 'create', subject: { is: 'request', id: request.id }, detail: { project: projectId } } as const;
  return { done: await ports.store.create(request, event, key === undefined ? undefined : `${actor.id} ${key}`) };
}

const draft = (ports: Ports, author: string, project: string, title: string): Omit<ReleaseRequest, 'ref'> => ({
  id: ports.newId(), project, author, title, state: 'draft', version: 1, round: 1, createdAt: ports.now(),
  files: [], pastFiles: [], claims: [], votes: [], opened: [], finished: [], comments: [], checks: [], releases: [],
});
