import { duckdb, evidenceByDuckdb } from './duckdb.js';
import { isPlainCsv } from './plain-csv.js';
import { isParquet, type EvidenceQuestion } from './question.js';
import { evidenceByStream } from './stream.js';

export { EvidenceTrouble, type EvidenceQuestion } from './question.js';

export type EvidenceEngine = 'auto' | 'stream' | 'duckdb';

/**
 * The evidence file for a question, as text, in one pass. A plain CSV (no quotation marks) is read byte by byte, which is
 * quickest; other files by DuckDB where it is installed and exact, else by streaming. All answer alike.
 */
export async function computeEvidence(question: EvidenceQuestion, engine: EvidenceEngine = 'auto'): Promise<{ readonly csv: string; readonly engine: 'stream' | 'duckdb' }> {
  const isQuickest = engine === 'auto' && !isParquet(question.disk) && isPlainCsv(question);
  const module = engine === 'stream' || isQuickest ? undefined : await duckdb();
  if (module) {
    const csv = await evidenceByDuckdb(question, module);
    if (csv !== undefined) return { csv, engine: 'duckdb' };
  }
  return { csv: await evidenceByStream(question), engine: 'stream' };
}
