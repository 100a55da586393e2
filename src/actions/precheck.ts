import { isRefused } from '../requests/refusals.js';
import type { Ports } from '../ports/index.js';
import type { Outcome } from './act.js';
import { examined } from './examined.js';

/**
 * Looks at a draft before it is sent, so that its author sees the findings first. It decides nothing and changes
 * nothing of the request: what it finds is derived, and made anew when the request is sent.
 */
export async function precheck(ports: Ports, { id, version }: { readonly id: string; readonly version: number }): Promise<void> {
  const request = await ports.reads.request(id);
  if (request?.version !== version || !['draft', 'returned'].includes(request.state) || request.files.length === 0) return;
  const project = await ports.reads.project(request.project);
  const report = await examined(ports, request, project!);
  await ports.views.saveDraftReport(id, report);
}

/** Asks for a look at the draft as it is after this change. */
export async function precheckNext(ports: Ports, outcome: Outcome): Promise<Outcome> {
  if (!isRefused(outcome)) await ports.jobs.enqueue('precheck', { request: outcome.done.id, version: outcome.done.version });
  return outcome;
}
