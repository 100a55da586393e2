import type { Finding } from '../examine/report.js';
import { refOf } from './compare.js';
import type { Fix, FindingRef } from './fix.js';

/** What to supply where nothing of the file needs to change: declarations and evidence, as the rules ask for them. */
export function advise(findings: readonly Finding[]): { fix: Fix; says: string; answers: FindingRef[] }[] {
  const found = new Map<string, { fix: Fix; says: string; answers: FindingRef[] }>();
  for (const finding of findings) {
    if (finding.consequence === 'note') continue;
    if (hides.test(finding.rule)) add(found, { kind: 'declare', what: 'clean' }, cleaning, finding);
    for (const { kind, message } of finding.fixes ?? []) {
      if (kind !== 'declare' && kind !== 'attach') continue;
      add(found, { kind, what: message }, message, finding);
    }
  }
  return [...found.values()];
}

interface Advice {
  readonly fix: Fix;
  readonly says: string;
  readonly answers: FindingRef[];
}

/** What a file carries beside what it shows. */
const hides = /^(?:xlsx|pdf|document|docx|pptx|image|svg|html|package|csv-formula|trailing|signed|xml)-/;
const cleaning = 'A clean copy leaves out what the file carries besides what it shows: airlock clean FILE.';

function add(found: Map<string, Advice>, fix: Fix, says: string, finding: Finding): void {
  const one = found.get(says) ?? { fix, says, answers: [] };
  if (!one.answers.some(({ id }) => id === finding.id)) one.answers.push(refOf(finding));
  found.set(says, one);
}
