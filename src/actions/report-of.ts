import type { CheckReport } from '../examine/report.js';
import { checkOf, type ReleaseRequest } from '../requests/request.js';
import type { Ports } from '../ports/index.js';

/** A report with its digest, so that a verb can tell whether it is still the one that counts. */
export interface ReadReport {
  readonly digest: string;
  readonly report: CheckReport;
}

/** The report of the round the request is in. */
export async function reportOf(ports: Ports, id: string): Promise<ReadReport | undefined> {
  const request = await ports.reads.request(id);
  const digest = request && checkOf(request)?.report;
  const report = digest === undefined ? undefined : await ports.reads.report(digest);
  return digest === undefined || report === undefined ? undefined : { digest, report };
}

/** Whether the request has been checked anew since this report was read. */
export const isOutdated = (request: ReleaseRequest, read: ReadReport | undefined): boolean => read === undefined || checkOf(request)?.report !== read.digest;
