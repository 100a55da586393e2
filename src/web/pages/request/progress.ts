import { Router, type Response } from 'express';
import type { CheckReport } from '../../../examine/report.js';
import type { FileProgress } from '../../../ports/index.js';
import type { ReleaseRequest } from '../../../requests/request.js';
import type { Deps } from '../../deps.js';
import { deskFor } from '../../desk.js';
import { deskOf } from '../../desk.js';

const stages: Readonly<Record<FileProgress['stage'], string>> = {
  stored: 'Stored', reading: 'Being read', read: 'Read', rules: 'Rules running', compared: 'Compared with earlier releases', done: 'Checked', failed: 'Could not be checked: a person will look',
};

export interface ProgressLine {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly stage: FileProgress['stage'];
}

/** One line a file, with the stage it has reached. */
export function progressLines(request: ReleaseRequest, progress: readonly FileProgress[]): ProgressLine[] {
  const last = new Map(progress.map((one) => [one.file, one.stage]));
  return request.files.map((file) => {
    const stage = last.get(file.id) ?? 'stored';
    return { id: file.id, name: file.name, stage, words: stages[stage] };
  });
}

/** Whether this look before sending was at the files as they are now. Evidence is looked through and not at. */
export const isCurrent = (request: ReleaseRequest, report: CheckReport | undefined): boolean =>
  report !== undefined && request.files.every((file) => file.purpose === 'evidence' || report.files.some((one) => one.sha256 === file.sha256));

/** Whether rules are at work on this request. */
export const isWorking = (request: ReleaseRequest, draft: CheckReport | undefined): boolean =>
  request.state === 'checking' || request.state === 'releasing' || ((request.state === 'draft' || request.state === 'returned') && request.files.length > 0 && !isCurrent(request, draft));

/** Progress as server-sent events: ids and stages, never a name or a value. */
export function progressStream(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/requests/:ref/progress', async (req, res) => {
    const { request, account } = await deskOf(deps, req, res);
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    await streamProgress(deps, request.id, res, async () => (await deskFor(deps, await ports.reads.request(request.id), account)).request);
  });
  return router;
}

/** Writes an event at every change until the other side leaves. */
export async function streamProgress({ ports }: Deps, id: string, res: Response, now: () => Promise<ReleaseRequest>): Promise<void> {
  const send = async (): Promise<void> => {
    const request = await now();
    const draft = await ports.views.draftReport(id);
    const lines = progressLines(request, await ports.reads.progress(id));
    const event = { state: request.state, version: request.version, working: isWorking(request, draft), files: lines.map(({ id: file, stage, words }) => ({ file, stage, words })) };
    if (!res.writableEnded) res.write(`event: progress\ndata: ${JSON.stringify(event)}\n\n`);
  };
  let sending = send();
  const stop = await ports.views.watch(id, () => { sending = sending.then(send).catch(() => void res.end()); });
  const beat = setInterval(() => res.write(': still here\n\n'), 20_000);
  res.on('close', () => { clearInterval(beat); stop(); });
  await sending;
}
