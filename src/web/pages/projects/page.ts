import { Router, type Response } from 'express';
import { z } from 'zod';
import { changeProject } from '../../../actions/change-project.js';
import { createProject, type NewProject } from '../../../actions/create-project.js';
import type { Account } from '../../../ports/index.js';
import type { Project } from '../../../requests/project.js';
import { isRefused } from '../../../requests/refusals.js';
import type { Deps } from '../../deps.js';
import { actorOf } from '../../desk.js';
import { byField, many, param, parse, type FieldError } from '../../form.js';
import { notFound, stopFor } from '../../middleware/errors.js';
import { personOf, say } from '../../middleware/person.js';
import { plural } from '../../words/plural.js';

const text = (name: string, most: number) => z.string({ error: `${name} is needed` }).trim().min(1, `${name} is needed`).max(most, `${name}: use at most ${most} characters`);
const form = z.object({
  title: text('A title', 300), purpose: text('The purpose', 4000), organisation: text('The organisation', 300),
  checkers: z.coerce.number({ error: 'Between 1 and 5' }).int().min(1, 'Between 1 and 5').max(5, 'Between 1 and 5'),
  review: z.enum(['blinded', 'sequential']), promiseDays: z.coerce.number({ error: 'Between 1 and 60 working days' }).int().min(1, 'Between 1 and 60 working days').max(60, 'Between 1 and 60 working days'),
  version: z.coerce.number().int().positive().optional(),
});
const rows = 8;
const roles = ['researcher', 'checker', 'manager'] as const;

/** Projects: whose data, which rules, who decides, how fast. Everybody sees their own; managers set them up. */
export function projectsPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/projects', async (_req, res) => {
    const account = personOf(res);
    const projects = await ports.reads.projects(account.isManager ? {} : { member: account.id });
    res.render('pages/projects/list.njk', {
      title: 'Projects', isManager: account.isManager,
      projects: projects.map((project) => ({ code: project.code, title: project.title, organisation: project.organisation, members: project.members.length, closed: project.closedAt !== undefined, roles: actorOf(project, account).roles.join(', ') || '–', warning: warningOf(project) })),
    });
  });
  router.get('/projects/new', async (_req, res) => {
    requireManager(res);
    res.render('pages/projects/form.njk', await formModel(deps, {}));
  });
  router.post('/projects/new', async (req, res) => {
    const account = requireManager(res);
    const parsed = parse(form, req.body);
    if ('errors' in parsed) return res.status(422).render('pages/projects/form.njk', await formModel(deps, { errors: parsed.errors, typed: req.body }));
    const { version: _, ...input } = parsed.value;
    const outcome = await createProject(ports, { is: 'person', id: account.id, roles: ['manager'] }, { ...input, ...listsIn(req.body) });
    if (isRefused(outcome)) throw stopFor(outcome);
    say(req, 'The project is set up.');
    res.redirect(303, `/projects/${outcome.done.code}`);
  });
  router.get('/projects/:code', async (req, res) => {
    const project = await visibleProject(deps, param(req, 'code'), personOf(res));
    const people = new Map((await ports.people.accounts()).map((one) => [one.id, one.name]));
    res.render('pages/projects/page.njk', { title: project.title, project, isManager: personOf(res).isManager, warning: warningOf(project), members: project.members.map((member) => ({ name: people.get(member.person) ?? 'Somebody', roles: member.roles.join(', ') })) });
  });
  router.get('/projects/:code/edit', async (req, res) => {
    requireManager(res);
    res.render('pages/projects/form.njk', await formModel(deps, { project: await visibleProject(deps, param(req, 'code'), personOf(res)) }));
  });
  router.post('/projects/:code/edit', async (req, res) => {
    const account = requireManager(res);
    const project = await visibleProject(deps, param(req, 'code'), account);
    const parsed = parse(form, req.body);
    if ('errors' in parsed) return res.status(422).render('pages/projects/form.njk', await formModel(deps, { project, errors: parsed.errors, typed: req.body }));
    const { version, ...changes } = parsed.value;
    const outcome = await changeProject(ports, { id: project.id, ...(version ? { version } : {}) }, { is: 'person', id: account.id, roles: ['manager'] }, { ...changes, ...listsIn(req.body) });
    if (isRefused(outcome)) throw stopFor(outcome);
    say(req, 'The project is changed. Requests already sent keep the terms they were sent under.');
    res.redirect(303, `/projects/${project.code}`);
  });
  return router;
}

function requireManager(res: Response): Account {
  const account = personOf(res);
  if (!account.isManager) throw stopFor({ refused: 'not-allowed' });
  return account;
}

async function visibleProject({ ports }: Deps, code: string, account: Account): Promise<Project> {
  const project = (await ports.reads.projects(account.isManager ? {} : { member: account.id })).find((one) => one.code === code.toUpperCase());
  if (!project) throw notFound();
  return project;
}

/** Fewer checkers than votes needed: nothing could ever leave. */
const warningOf = (project: Project): string | undefined => {
  const checkers = project.members.filter((member) => member.roles.includes('checker') && !member.roles.includes('researcher')).length;
  return checkers < project.checkers ? `${plural(project.checkers, 'approval')} needed, but only ${plural(checkers, 'checker')} can give ${checkers === 1 ? 'one' : 'them'}.` : undefined;
};

/** Data sources and members as the form brings them, row by row; empty rows fall away. */
function listsIn(body: unknown): Pick<NewProject, 'sources' | 'members'> {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const field = (name: string): string => { const value = given[name]; return typeof value === 'string' ? value.trim() : ''; };
  const at = Array.from({ length: 40 }, (_, index) => index);
  return {
    sources: at.map((index) => ({ name: field(`source-${index}`), owner: field(`owner-${index}`), pack: field(`pack-${index}`) })).filter((one) => one.name !== '' && one.pack !== ''),
    members: at.map((index) => ({ person: field(`person-${index}`), roles: roles.filter((role) => many(given[`roles-${index}`]).includes(role)) })).filter((one) => one.person !== '' && one.roles.length > 0),
  };
}

interface Shown {
  readonly project?: Project;
  readonly errors?: readonly FieldError[];
  readonly typed?: unknown;
}

async function formModel({ ports }: Deps, { project, errors, typed }: Shown) {
  const accounts = (await ports.people.accounts()).filter((account) => !account.closedAt);
  const kept = typed ? listsIn(typed) : { sources: project?.sources ?? [], members: project?.members ?? [] };
  const values = { checkers: 2, review: 'blinded', promiseDays: 5, ...project, ...(typed && typeof typed === 'object' ? typed : {}) };
  const count = (list: readonly unknown[]): number => Math.min(40, Math.max(rows, list.length + 2));
  return {
    title: project ? `Change ${project.code}` : 'Set up a project', project, values, ...(errors ? { errors } : {}), fields: byField(errors ?? []),
    reviews: [{ value: 'blinded', text: 'Blinded: each checker decides without seeing the others', checked: values.review === 'blinded' }, { value: 'sequential', text: 'Sequential: later checkers see earlier views', checked: values.review === 'sequential' }],
    sources: Array.from({ length: Math.min(6, count(kept.sources)) }, (_, index) => {
      const source = kept.sources[index];
      return { index, name: source?.name ?? '', owner: source?.owner ?? '', packs: [{ value: '', text: 'Choose rules', checked: !source }, ...ports.packs.list().map((pack) => ({ value: pack.id, text: `${pack.title} (${pack.id} ${pack.version})`, checked: pack.id === source?.pack }))] };
    }),
    members: Array.from({ length: count(kept.members) }, (_, index) => {
      const member = kept.members[index];
      return {
        index, people: [{ value: '', text: 'Nobody', checked: !member }, ...accounts.map((account) => ({ value: account.id, text: `${account.name} (${account.email})`, checked: account.id === member?.person }))],
        roles: roles.map((role) => ({ value: role, checked: member?.roles.includes(role) ?? false })),
      };
    }),
  };
}
