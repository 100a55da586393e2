import { duckdb, evidenceByDuckdb } from './duckdb.js';
import type { EvidenceQuestion } from './question.js';
import { evidenceByStream } from './stream.js';

export { EvidenceTrouble, type EvidenceQuestion } from './question.js';

export type EvidenceEngine = 'auto' | 'stream' | 'duckdb';

/** The evidence file for a question, as text: by DuckDB where it is installed and exact, else in one streaming pass. Both answer alike. */
export async function computeEvidence(question: EvidenceQuestion, engine: EvidenceEngine = 'auto'): Promise<{ readonly csv: string; readonly engine: 'stream' | 'duckdb' }> {
  const module = engine === 'stream' ? undefined : await duckdb();
  if (module) {
    const csv = await evidenceByDuckdb(question, module);
    if (csv !== undefined) return { csv, engine: 'duckdb' };
  }
  return { csv: await evidenceByStream(question), engine: 'stream' };
}
