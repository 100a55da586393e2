import { Router } from 'express';
import { addFiles } from '../../../actions/add-files.js';
import { edit } from '../../../actions/edit.js';
import { removeFile } from '../../../actions/remove-file.js';
import { isFigure, missingAnswers } from '../../../requests/answers.js';
import type { Purpose, ReleaseRequest, RequestFile } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskOf, doneOrStop } from '../../desk.js';
import { param } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { say } from '../../middleware/person.js';
import { intoVault, receive } from '../../upload.js';
import { plural, size } from '../../words/plural.js';
import { purposes } from '../../words/questions.js';

/** R2: adding files, what each is for, and which file holds the numbers of a figure. */
export function filesPage(deps: Deps): Router {
  const router = Router();
  const { ports, config } = deps;
  router.get('/requests/:ref/files', async (req, res) => {
    const { request, isAuthor } = await deskOf(deps, req, res);
    if (!isAuthor) throw stopFor({ refused: 'not-allowed' });
    if (!isOpen(request)) throw stopFor({ refused: 'wrong-state' });
    res.render('pages/files/page.njk', { title: 'Add files', request, files: request.files.map((file) => rowOf(file, request)), limits: limitWords(config.limits) });
  });
  router.post('/requests/:ref/files', receive(deps, 'session'), async (req, res) => {
    const { request, actor, isAuthor } = await deskOf(deps, req, res);
    const files = await intoVault(deps, req);
    if (!isAuthor) throw stopFor({ refused: 'not-allowed' });
    if (files.length === 0) throw stopFor({ refused: 'nothing-to-send' }, [{ text: 'Choose one or more files first.', href: `/requests/${request.ref}/files` }]);
    doneOrStop(await addFiles(ports, { id: request.id }, actor, { files }), request);
    say(req, `${plural(files.length, 'file')} added. Each is stored once, by the fingerprint of its bytes.`);
    res.redirect(303, `/requests/${request.ref}/files`);
  });
  router.post('/requests/:ref/files/purposes', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    const body = (req.body ?? {}) as Record<string, unknown>;
    const files = request.files.map((file) => ({ id: file.id, ...purposeIn(body[`purpose-${file.id}`]), ...numbersIn(request, body[`numbers-${file.id}`]) }));
    doneOrStop(await edit(ports, { id: request.id }, actor, { files }), request);
    res.redirect(303, `/requests/${request.ref}`);
  });
  router.post('/requests/:ref/files/:file/remove', async (req, res) => {
    const { request, actor } = await deskOf(deps, req, res);
    doneOrStop(await removeFile(ports, { id: request.id }, actor, { file: param(req, 'file') }), request);
    say(req, 'The file was taken out of the request.');
    res.redirect(303, `/requests/${request.ref}/files`);
  });
  return router;
}

export const isOpen = (request: ReleaseRequest): boolean => request.state === 'draft' || request.state === 'returned';
const purposeIn = (value: unknown): { purpose?: Purpose } => (typeof value === 'string' && value in purposes ? { purpose: value as Purpose } : {});
const numbersIn = (request: ReleaseRequest, value: unknown): { numbersIn?: string } =>
  typeof value === 'string' && request.files.some((file) => file.id === value) ? { numbersIn: value } : {};

/** Said before, not after. */
export const limitWords = ({ files, fileBytes }: { readonly files: number; readonly fileBytes: number }): string =>
  `CSV, XLSX, TXT, JSON, PNG, JPEG, SVG, PDF and others. Up to ${size(fileBytes)} a file, ${files} files a request.`;

function rowOf(file: RequestFile, request: ReleaseRequest) {
  const missing = file.purpose === 'output' ? missingAnswers(file).length : 0;
  return {
    id: file.id, name: file.name, kind: kindWords(file.kind), size: size(file.bytes), isFigure: isFigure(file) && file.purpose === 'output',
    isReleased: file.outcome === 'released', missing, round: file.round,
    purposes: Object.entries(purposes).map(([value, text]) => ({ value, text, checked: value === file.purpose })),
    numbers: [{ value: '', text: 'Choose a file', checked: !file.numbersIn }, ...request.files.filter((one) => one.id !== file.id && !isFigure(one)).map((one) => ({ value: one.id, text: one.name, checked: one.id === file.numbersIn }))],
  };
}

const readable = new Set(['csv', 'tsv', 'xlsx', 'html', 'json', 'text', 'txt', 'log', 'parquet', 'acro']);
/** "CSV", or what happens to a kind nobody reads. */
export const kindWords = (kind: string): string => (kind === 'unknown' ? 'kind not recognised: a person will look' : readable.has(kind) ? kind.toUpperCase() : `${kind.toUpperCase()}`);
