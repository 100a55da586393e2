import { endings, system } from '../requests/lifecycle.js';
import type { RequestFile } from '../requests/request.js';
import type { Ports } from '../ports/index.js';

/**
 * Deletes the evidence of requests that ended before a moment, and remembers that it did, once for each request. Bytes
 * that another request still holds stay until that one is due. Doing it again is harmless: bytes go first, so that a
 * crash in between leaves the rest to the next time. Returns how many requests were done.
 */
export async function forgetEvidence(ports: Ports, before: string): Promise<number> {
  const due = await ports.reads.evidenceDue(endings, before);
  for (const request of due) {
    const all = [...request.files, ...request.pastFiles];
    const evidence = all.filter((file) => file.purpose === 'evidence');
    const isShared = (file: RequestFile): boolean => all.some((other) => other.purpose !== 'evidence' && other.sha256 === file.sha256);
    const kept: string[] = [];
    for (const file of evidence) {
      if (isShared(file) || await ports.reads.isHeldElsewhere(file.sha256, request.id)) kept.push(file.sha256);
      else await ports.vault.remove(file.sha256);
    }
    await ports.store.record({
      at: ports.now(), actor: system.id, name: 'evidenceDeleted', subject: { is: 'request', id: request.id },
      detail: { files: evidence.map((file) => file.id), digests: evidence.map((file) => file.sha256), ...(kept.length > 0 && { kept }) },
    });
  }
  return due.length;
}
