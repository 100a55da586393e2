import { withArrived, type ArrivedFile } from '../requests/files.js';
import type { Actor } from '../requests/lifecycle.js';
import { fileOf, type Derivation } from '../requests/request.js';
import type { Ports, SavedProposal } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

/** Which of the proposed fixes: the key of the proposals and the number among them, from 0. */
export interface ChosenFix {
  readonly key: string;
  readonly number: number;
}

/**
 * The author keeps a proposed fix: the fixed copies take the place of the files they were made from, with how they were
 * made. The originals stay for comparison where they were sent before. Refused once other bytes stand there.
 */
export async function saveFix(ports: Ports, target: Target, actor: Actor, { key, number }: ChosenFix): Promise<Outcome> {
  const fixes = await ports.views.fixes(key);
  const proposal = fixes?.proposals[number];
  if (!fixes || !proposal) return { refused: 'stale' };
  return precheckNext(ports, await keep(ports, target, actor, { proposal, engine: fixes.engine }));
}

interface Kept {
  readonly proposal: SavedProposal;
  readonly engine: string;
}

const keep = act<Kept>('edit', {
  refuses: (request, { proposal }) =>
    (proposal.files.every(({ file, original }) => fileOf(request, file)?.sha256 === original) ? undefined : { refused: 'stale' }),
  changes: (request, { proposal, engine }, { ports }) => withArrived(request, proposal.files.map((fixed): ArrivedFile => {
    const there = fileOf(request, fixed.file)!;
    return { id: ports.newId(), name: there.name, sha256: fixed.sha256, bytes: fixed.size, kind: there.kind, purpose: there.purpose, derivation: derivationOf(proposal, fixed, engine) };
  })),
  remembers: (request, { proposal, engine }) => ({
    edit: 'fixed', files: request.files.filter(({ sha256 }) => proposal.files.some((fixed) => fixed.sha256 === sha256)).map(({ id }) => id),
    from: proposal.files.map(({ original }) => original), digests: proposal.files.map(({ sha256 }) => sha256), fix: parametersOf(proposal), engine,
  }),
});

/** What the fix was told, without words of the file (the name of a dimension is one). */
const parametersOf = ({ fix }: SavedProposal): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(fix).filter(([name]) => name !== 'dimension'));

function derivationOf({ fix }: SavedProposal, { original, low, below }: SavedProposal['files'][number], engine: string): Derivation {
  const cells = low.flatMap(({ sheet, row, column }) => (row === undefined || column === undefined ? [] : [{ ...(sheet !== undefined && { sheet }), row, column }]));
  return { from: original, fix: fix.kind, parameters: JSON.stringify(fix), engine, ...(below !== undefined && cells.length > 0 && { hidden: { below, low: cells } }) };
}
