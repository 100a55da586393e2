import { z } from 'zod';
import { packsOf, rolesOn } from '../../../requests/project.js';
import { endpoint, type Endpoint } from '../endpoint.js';
import { projectAnswer } from '../schemas.js';
import { decisions } from './decisions.js';
import { files } from './files.js';
import { following } from './following.js';
import { requests } from './requests.js';

const whoami = endpoint({
  method: 'get', path: '/me', id: 'getMe', does: 'Who you are here, and what this token may do', needs: 'read',
  answers: { status: 200, schema: z.object({ name: z.string(), scopes: z.array(z.string()), by: z.enum(['token', 'session']) }) },
  run: ({ asker }) => Promise.resolve({ name: asker.account.name, scopes: asker.scopes, by: asker.by }),
});

const projects = endpoint({
  method: 'get', path: '/projects', id: 'listProjects', does: 'The projects you are on', needs: 'read',
  answers: { status: 200, schema: z.object({ items: z.array(projectAnswer) }) },
  async run({ deps, asker }) {
    const mine = await deps.ports.reads.projects({ member: asker.account.id });
    return {
      items: mine.map((project) => ({
        code: project.code, title: project.title, organisation: project.organisation, packs: packsOf(project), roles: [...rolesOn(project, asker.account.id)], closed: project.closedAt !== undefined,
      })),
    };
  },
});

const packs = endpoint({
  method: 'get', path: '/packs', id: 'listPacks', does: 'The rule packs in use here', needs: 'check',
  answers: { status: 200, schema: z.object({ items: z.array(z.object({ id: z.string(), version: z.string(), title: z.string() })) }) },
  run: ({ deps }) => Promise.resolve({ items: deps.ports.packs.list().map(({ id, version, title }) => ({ id, version, title })) }),
});

/** Everything the API does, in the order of the document. */
export const endpoints: readonly Endpoint[] = [whoami, projects, packs, ...requests, ...files, ...following, ...decisions];
