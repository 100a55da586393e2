import type { CheckReport, FileReport, Finding } from '../examine/report.js';
import { labelsInWords, placeInWords } from './place.js';
import { counted, symbolOf, worstFirst } from './symbols.js';

export interface TextOptions {
  /** Every place of every finding, and every rule that could not run. */
  readonly all: boolean;
  readonly why: boolean;
  readonly ascii: boolean;
  /** Columns to wrap to. */
  readonly width: number;
}

const shownPlaces = 3;

/** The report as a person reads it in a terminal: words, then where, then what to do. */
export function asText(report: CheckReport, options: TextOptions): string {
  const lines = [
    ...report.files.flatMap((file) => fileLines(file, options)),
    ...(report.findings.length > 0 ? ['Across the files', ...worstFirst(report.findings).flatMap((one) => findingLines(one, options)), ''] : []),
    ...(options.why ? [...ruleLines(report), ''] : []),
    summaryLine(report),
  ];
  // Names and labels are theirs: no control character of them reaches a terminal.
  const text = `${lines.join('\n')}\n`.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
  return options.ascii ? text.replace(/–/g, '-').replace(/×/g, 'x').replace(/…/g, '...').replace(/[−]/g, '-').replace(/[●]/g, '*') : text;
}

function fileLines(file: FileReport, options: TextOptions): string[] {
  const findings = worstFirst(file.findings).filter((one) => options.all || options.why || one.consequence !== 'note');
  const notes = file.findings.length - findings.length;
  const what = file.read === 'not' ? 'not read' : [tablesInWords(file), file.read === 'partly' ? 'read in part' : ''].filter(Boolean).join(', ');
  const head = `${file.path}   ${what}`;
  if (findings.length === 0) return [`${head}   no findings${notes > 0 ? ` (${counted(notes, 'note')}: --all)` : ''}`, ''];
  return [head, ...findings.flatMap((one) => findingLines(one, options)), ''];
}

function tablesInWords(file: FileReport): string {
  if (file.tables.length === 0) return `${file.kind}, no tables`;
  const [first] = file.tables;
  const size = file.tables.length === 1 && first ? `table ${first.rows} × ${first.columns}` : counted(file.tables.length, 'table');
  const measures = [...new Set(file.tables.flatMap((table) => table.measures))].slice(0, 4).join(', ');
  return measures ? `${size}, ${measures}` : size;
}

function findingLines(finding: Finding, options: TextOptions): string[] {
  const lead = `  ${symbolOf(finding)} ${finding.rule}  `;
  const lines = wrap(finding.message, options.width, lead, '      ');
  const places = options.all ? finding.where : finding.where.slice(0, shownPlaces);
  for (const place of places) {
    const labels = labelsInWords(place);
    lines.push(`      ${labels ? `${labels}   ` : ''}(${placeInWords(place)})`);
  }
  if (finding.where.length > places.length) lines.push(`      … ${finding.where.length - places.length} more: --all`);
  if (finding.evidence?.because) lines.push(...wrap(String(finding.evidence.because), options.width, '      because: ', '               '));
  for (const fix of (finding.fixes ?? []).slice(0, options.all ? 99 : 2)) lines.push(...wrap(fix.message, options.width, '      Fix: ', '           '));
  return lines;
}

/** Greedy wrapping at spaces; `lead` opens the first line, `rest` the others. */
export function wrap(text: string, width: number, lead: string, rest: string): string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const isFresh = line === lead || line === rest;
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
    }
    line += line === lead || line === rest ? word : ` ${word}`;
  }
  return [...lines, line];
}

const ruleLines = (report: CheckReport): string[] => [
  'Rules',
  ...report.rules.map((rule) => `  ${rule.id}: ran ${rule.ran}, flagged ${rule.flagged}, could not decide ${rule.notEvaluable}, did not apply ${rule.notApplicable}`),
];

function summaryLine(report: CheckReport): string {
  const of = (status: FileReport['status']) => report.files.filter((file) => file.status === status).length;
  const unread = report.files.filter((file) => file.read !== 'whole').length;
  const counts = [`${of('fail')} blocked`, `${of('review')} need a person`, `${of('pass')} no findings`, ...(unread > 0 ? [`${unread} not read whole`] : [])];
  const ran = report.rules.filter((rule) => rule.ran > 0).length;
  return `${counted(report.files.length, 'file')}: ${counts.join(', ')}.   pack ${report.pack.id} ${report.pack.version}, ${counted(ran, 'rule')} ran   ${(report.durationMs / 1000).toFixed(1)} s\nNothing has been sent.`;
}
