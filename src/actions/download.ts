import type { Actor } from '../requests/lifecycle.js';
import type { Refused } from '../requests/refusals.js';
import { seesAsStaff } from '../requests/sight.js';
import type { Ports } from '../ports/index.js';
import { record } from './record.js';

/** The bundle of a release, for the people of the project and its staff. Each download is remembered. */
export async function download(ports: Ports, actor: Actor, { request: id, release }: { readonly request: string; readonly release: string }): Promise<{ readonly done: string } | Refused> {
  const request = await ports.reads.request(id);
  if (!request) return { refused: 'not-found' };
  const isOfProject = actor.is === 'person' && actor.roles.includes('researcher');
  if (!isOfProject && !seesAsStaff(request, actor)) return { refused: 'not-allowed' };
  const path = request.releases.some((one) => one.id === release) ? await ports.desk.bundle(release) : undefined;
  if (path === undefined) return { refused: 'no-such-release', about: [release] };
  await record(ports, { actor: actor.id, name: 'download', subject: { is: 'release', id: release }, detail: { request: id } });
  return { done: path };
}
