import { Router, type Response } from 'express';
import { z } from 'zod';
import { create } from '../../../actions/create.js';
import type { Project } from '../../../requests/project.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { actorOf } from '../../desk.js';
import { byField, parse, type FieldError } from '../../form.js';
import { notFound, stopFor } from '../../middleware/errors.js';
import { personOf } from '../../middleware/person.js';

const form = z.object({
  project: z.string({ error: 'Choose a project' }).min(1, 'Choose a project'),
  title: z.string().trim().min(1, 'Give it a title that people will recognise').max(200, 'Use at most 200 characters'),
  key: z.string().max(100).optional(),
});

/** Starting a request: which project, and a title. */
export function newRequestPage({ ports }: Deps): Router {
  const router = Router();
  const mine = async (person: string): Promise<Project[]> =>
    (await ports.reads.projects({ member: person })).filter((project) => !project.closedAt && project.members.some((member) => member.person === person && member.roles.includes('researcher')));
  router.get('/requests/new', async (_req, res) => {
    const projects = await mine(personOf(res).id);
    show(res, { projects, key: ports.newId(), chosen: projects.length === 1 ? projects[0]!.id : '', text: '' });
  });
  router.post('/requests/new', async (req, res) => {
    const account = personOf(res);
    const parsed = parse(form, req.body);
    if ('errors' in parsed) {
      const { project = '', title = '', key = ports.newId() } = (req.body ?? {}) as Record<string, string>;
      return show(res.status(422), { projects: await mine(account.id), key, chosen: project, text: title, errors: parsed.errors });
    }
    const project = await ports.reads.project(parsed.value.project);
    if (!project) throw notFound();
    const outcome = await create(ports, actorOf(project, account), { project: project.id, title: parsed.value.title, ...(parsed.value.key ? { key: parsed.value.key } : {}) });
    if (isRefused(outcome)) throw stopFor(outcome);
    res.redirect(303, `/requests/${outcome.done.ref}/files`);
  });
  return router;
}

interface Shown {
  readonly projects: readonly Project[];
  readonly key: string;
  readonly chosen: string;
  readonly text: string;
  readonly errors?: readonly FieldError[];
}

const show = (res: Response, { projects, key, chosen, text, errors }: Shown): void =>
  res.render('pages/new-request/page.njk', {
    title: 'Start a request', key, text, ...(errors ? { errors } : {}), fields: byField(errors ?? []), none: projects.length === 0,
    options: projects.map((project) => ({ value: project.id, text: `${project.code}: ${project.title}`, checked: project.id === chosen })),
  });
