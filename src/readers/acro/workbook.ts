import type { Described } from '../../sdc/declaration.js';
import type { Fact } from '../../sdc/subjects.js';
import type { Grid } from '../reader.js';
import { factOf, itemOf } from './outputs.js';
import { kindsOf, type AcroOutput, type AcroStatus } from './results.js';

interface Workbook {
  readonly facts: readonly Fact[];
  readonly describes?: Described;
}

/** Sheets a workbook of ACRO may list. */
const mostSheets = 1_000;

/**
 * ACRO's results.xlsx: a sheet "description" of Sheet, Command and Summary, then one sheet an output with its command,
 * summary, outcome and tables. Nothing when this is another workbook.
 */
export function acroWorkbook(grids: readonly Grid[]): Workbook {
  const list = grids.find(({ sheet, rows, columns }) => sheet === 'description' && rows > 1 && columns >= 3);
  if (!list || !['Sheet', 'Command', 'Summary'].every((heading, column) => list.text(0, column) === heading)) return { facts: [] };
  const outputs = Array.from({ length: Math.min(list.rows - 1, mostSheets) }, (_, row) => outputOf(list.text(row + 1, 0), list.text(row + 1, 1), list.text(row + 1, 2))).filter(({ uid }) => uid !== '');
  return {
    facts: [{ is: 'acro-results', place: {}, count: outputs.length }, ...outputs.map((output) => factOf(output, { sheet: output.uid }, 0))],
    describes: { items: [{ ...itemOf(outputs[0] ?? outputOf('', '', ''), ''), kind: 'table', tables: outputs.flatMap((output) => itemOf(output, '').tables.map((table) => ({ ...table, sheet: output.uid }))) }], exceptions: [] },
  };
}

function outputOf(uid: string, command: string, summary: string): AcroOutput {
  return {
    version: /Check\b/.test(summary.slice(0, 5_000)) ? '1' : '0.4', uid, status: statusIn(summary.slice(0, 5_000)), type: /\b(?:ols|logit|probit)r?\s*\(/.test(command.slice(0, 2_000)) ? 'regression' : 'table',
    // The workbook has no exceptions: what failed must be argued for elsewhere.
    exception: '', comments: [], command, mitigated: /cells suppressed/.test(summary), blanked: false, kinds: kindsOf(command, []), files: [],
  };
}

/** 0.4 begins with the status; 1.x names each check that failed, or asks for a look. */
function statusIn(summary: string): AcroStatus {
  const first = /^\s*(pass|review|fail)\b/i.exec(summary)?.[1]?.toLowerCase();
  if (first === 'pass' || first === 'review' || first === 'fail') return first;
  if (/Check: fail/.test(summary)) return 'fail';
  return /not defined|not recognised|Review Notes|Check: review/.test(summary) || !/Check\b/.test(summary) ? 'review' : 'pass';
}
