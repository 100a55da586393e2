import type { CheckReport } from '../examine/report.js';
import type { Project } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { taskFor } from './task-for.js';

/** Examines the files of a request as they are now; keeps what pages show of them and answers with the report. */
export async function examined(ports: Ports, request: ReleaseRequest, project: Project): Promise<CheckReport> {
  const task = await taskFor(ports, request, project);
  const saving: Promise<void>[] = [];
  const { report, views } = await ports.examiner.examine(task, (file, stage) => {
    const saved = ports.views.saveProgress(request.id, { file, stage, at: ports.now() });
    // Awaited below; a database that goes away meanwhile must end this job, not the process.
    saved.catch(() => undefined);
    saving.push(saved);
  });
  await Promise.all(saving);
  for (const view of views) await ports.views.saveView(digestOf(request, view.file), view);
  return report;
}

const digestOf = (request: ReleaseRequest, file: string): string => request.files.find((one) => one.id === file)!.sha256;
