import type { CheckReport, Finding } from '../examine/report.js';
import { labelsInWords, placeInWords } from './place.js';

const header = ['file', 'rule', 'verdict', 'certainty', 'consequence', 'severity', 'sheet', 'row', 'column', 'line', 'labels', 'place', 'message', 'id'];

/** One line for each place of each finding, for a spreadsheet. */
export function asCsv(report: CheckReport): string {
  const findings = [...report.files.flatMap((file) => file.findings.map((one) => [file.path, one] as const)), ...report.findings.map((one) => ['', one] as const)];
  return [header, ...findings.flatMap(([path, finding]) => rowsOf(path, finding))].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

const rowsOf = (path: string, finding: Finding): string[][] =>
  (finding.where.length > 0 ? finding.where : [{}]).map((place) => [
    place.file ?? path, finding.rule, finding.verdict, finding.certainty, finding.consequence, finding.severity, place.sheet ?? '',
    String(place.row ?? ''), String(place.column ?? ''), String(place.line ?? ''), labelsInWords(place), placeInWords(place), finding.message, finding.id,
  ]);

/** RFC 4180, with a leading apostrophe where a spreadsheet would take the text for a formula. */
const field = (text: string): string => {
  const inert = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
};
