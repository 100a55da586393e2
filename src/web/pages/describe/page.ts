import { Router } from 'express';
import { describe } from '../../../actions/describe.js';
import { isRefused } from '../../../requests/refusals.js';
import { fileOf, outputsOf, type Answers, type RequestFile } from '../../../requests/request.js';
import type { FileView } from '../../../ports/index.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop, type Desk } from '../../desk.js';
import { byField, many, param, parse, type FieldError } from '../../form.js';
import { notFound, stopFor } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { claimsAgainst } from '../../words/claims.js';
import { columnKinds, destinations, protections, questions, weightings } from '../../words/questions.js';
import { answersForm } from './answers-form.js';

/** R4: the questions about one output. Whatever is there is kept; what is missing is asked again before sending. */
export function describePage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/files/:file/describe', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const file = ownFile(desk, param(req, 'file'));
    res.render('pages/describe/page.njk', modelOf(desk, file, { answers: file.answers, view: await ports.views.view(file.sha256) }));
  });
  router.post('/requests/:ref/files/:file/describe', async (req, res) => {
    const desk = await deskOf(deps, req, res);
    const file = ownFile(desk, param(req, 'file'));
    const body = (req.body ?? {}) as Record<string, unknown>;
    const parsed = parse(answersForm, body);
    const view = await ports.views.view(file.sha256);
    if ('errors' in parsed) return res.status(422).render('pages/describe/page.njk', modelOf(desk, file, { answers: file.answers, view, errors: parsed.errors, typed: body }));
    const { version, ...answers } = parsed.value;
    const asked = Object.fromEntries(Object.entries(answers).filter(([field]) => field === 'protections' || field in body)) as Answers;
    const outcome = await describe(ports, { id: desk.request.id, ...(version ? { version } : {}) }, desk.actor, { files: [file.id], answers: { ...asked, columns: columnsIn(body) } });
    if (isRefused(outcome) && outcome.refused === 'stale') {
      const errors = [{ field: 'form', text: 'This changed in another tab. Your words are below and nothing has been overwritten. Open the saved answers to compare, or save again to keep yours.', href: `/requests/${desk.request.ref}/files/${file.id}/describe` }];
      return res.status(409).render('pages/describe/page.njk', modelOf(desk, file, { answers: file.answers, view, errors, typed: body }));
    }
    const request = doneOrStop(outcome, desk.request);
    const same = many(body['same']).filter((id) => id !== file.id && fileOf(request, id));
    if (same.length > 0) doneOrStop(await describe(ports, { id: request.id, version: request.version }, desk.actor, { files: same, answers: shared(asked) }), request);
    say(req, 'Your answers are saved.');
    const next = outputsOf(request).find((one) => one.id !== file.id && !one.outcome && !one.answers.title);
    res.redirect(303, next && body['then'] === 'next' ? `/requests/${request.ref}/files/${next.id}/describe` : `/requests/${request.ref}`);
  });
  return router;
}

/** What may be true of several files: all but their titles, and why one of them should be an exception. */
const shared = ({ title: _title, exception: _exception, columns: _columns, ...rest }: Answers): Answers => rest;

function ownFile({ request, isAuthor }: Desk, id: string): RequestFile {
  if (!isAuthor) throw stopFor({ refused: 'not-allowed' });
  const file = fileOf(request, id);
  if (!file) throw notFound();
  return file;
}

interface Shown {
  readonly answers: Answers;
  readonly view: FileView | undefined;
  readonly errors?: readonly FieldError[];
  /** What was typed, kept word for word when it could not be saved. */
  readonly typed?: Readonly<Record<string, unknown>>;
}

function modelOf({ request }: Desk, file: RequestFile, { answers, view, errors, typed }: Shown) {
  const text = (field: keyof Answers): string => String(typed?.[field] ?? answers[field] ?? '');
  const chosen = (field: 'destination' | 'weighted'): string => text(field);
  const ticked = typed ? many(typed['protections']) : [...(answers.protections ?? [])];
  const option = (options: Readonly<Record<string, string>>, isChosen: (value: string) => boolean) => Object.entries(options).map(([value, words]) => ({ value, text: words, checked: isChosen(value) }));
  return {
    title: `Describe ${file.name}`, tabTitle: 'Describe a file', request, file, q: questions, ...(errors ? { errors } : {}), fields: byField(errors ?? []), text: Object.fromEntries(Object.keys(questions).map((field) => [field, text(field as keyof Answers)])),
    destinations: option(destinations, (value) => value === chosen('destination')), weightings: option(weightings, (value) => value === chosen('weighted')),
    protections: option(protections, (value) => ticked.includes(value)), columns: columnRows(answers, view), isModel: isModel(view),
    claims: claimsAgainst(answers, view), version: request.version,
    others: outputsOf(request).filter((one) => one.id !== file.id && !one.outcome).map((one) => ({ value: one.id, text: one.name, checked: false })),
  };
}

const isModel = (view: FileView | undefined): boolean => view?.tables.some((table) => table.shape === 'regression') ?? false;

/** One row for each measure found, with what the researcher said of it, else our guess. */
function columnRows(answers: Answers, view: FileView | undefined) {
  const found = new Map((view?.tables ?? []).flatMap((table) => table.measures.filter((measure) => measure.label !== '').map((measure) => [measure.label, measure] as const)));
  const names = [...new Set([...found.keys(), ...(answers.columns ?? []).map((one) => one.name)])].slice(0, 40);
  return names.map((name, index) => {
    const said = answers.columns?.find((one) => one.name === name);
    const kind = said?.kind ?? found.get(name)?.kind ?? 'unknown';
    return { index, name, meaning: said?.meaning ?? '', guessed: !said?.kind && found.has(name), kinds: Object.entries(columnKinds).map(([value, text]) => ({ value, text, checked: value === kind })) };
  });
}

/** The rows of the column table, as the form brings them. */
function columnsIn(body: Readonly<Record<string, unknown>>): NonNullable<Answers['columns']> {
  const field = (name: string, index: number): string => { const value = body[`${name}-${index}`]; return typeof value === 'string' ? value.trim().slice(0, 500) : ''; };
  return Array.from({ length: 40 }, (_, index) => ({ name: field('column', index), meaning: field('meaning', index), kind: field('kind', index) }))
    .filter((one) => one.name !== '')
    .map(({ name, meaning, kind }) => ({ name, ...(meaning ? { meaning } : {}), ...(kind in columnKinds ? { kind } : {}) }));
}
