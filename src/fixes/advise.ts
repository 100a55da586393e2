import type { Finding } from '../examine/report.js';
import { refOf } from './compare.js';
import type { Fix, FindingRef } from './fix.js';

/** What to supply where nothing of the file needs to change: declarations and evidence, as the rules ask for them. */
export function advise(findings: readonly Finding[]): { fix: Fix; says: string; answers: FindingRef[] }[] {
  const found = new Map<string, { fix: Fix; says: string; answers: FindingRef[] }>();
  for (const finding of findings) {
    if (finding.consequence === 'note') continue;
    for (const { kind, message } of finding.fixes ?? []) {
      if (kind !== 'declare' && kind !== 'attach') continue;
      const one = found.get(`${kind}|${message}`) ?? { fix: { kind, what: message }, says: message, answers: [] };
      if (!one.answers.some(({ id }) => id === finding.id)) one.answers.push(refOf(finding));
      found.set(`${kind}|${message}`, one);
    }
  }
  return [...found.values()];
}
