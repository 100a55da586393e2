import type { Fact } from '../../sdc/subjects.js';
import type { Speaker } from './speech.js';

interface Printer { readonly command: string; readonly pattern: RegExp; readonly prints: 'records' | 'extremes' | 'examples' }

const stata: readonly Printer[] = [
  { command: 'list', pattern: /^(qui\w*\s+|noi\w*\s+|cap\w*\s+|by\w* [^:]+:\s*)*(l|li|lis|list)\b(?!\s*=)/, prints: 'records' },
  { command: 'browse', pattern: /^(noi\w*\s+)*(br|bro|brow|brows|browse|edit)\b/, prints: 'records' },
  { command: 'codebook', pattern: /^(noi\w*\s+)*codebook\b/, prints: 'examples' },
  { command: 'duplicates list', pattern: /^(noi\w*\s+)*duplicates\s+(l|li|list|examples)\b/, prints: 'records' },
  { command: 'tabulate of an identifier', pattern: /^(noi\w*\s+)*(tab|tabulate|tab1|levelsof|fre)\s+\w*(patid|pat_id|patient_?id|nhs_?(no|number)|pseudo_?id|eid|person_?id|study_?id|subject_?id)\b/i, prints: 'records' },
  { command: 'extremes', pattern: /^(noi\w*\s+)*extremes\b/, prints: 'extremes' },
];
const r: readonly Printer[] = [
  { command: 'head', pattern: /(^|[^\w.])(head|tail|slice_(head|tail|sample|min|max)|glimpse|View|sample_n)\s*\(|(%>%|\|>)\s*(head|tail|glimpse|View)\b/, prints: 'records' },
  { command: 'str', pattern: /^(str|dput|skim)\s*\(/, prints: 'examples' },
  { command: 'print', pattern: /^print\s*\(\s*(df|data|dat|cohort|d|tbl|patients|people|raw\w*|\w*_(df|data|raw|cohort))\s*[,)]/, prints: 'records' },
];
const python: readonly Printer[] = [
  { command: 'head', pattern: /\.(head|tail|sample|nlargest|nsmallest)\s*\(/, prints: 'records' },
  { command: 'print', pattern: /^(print\s*\(\s*)?(df|data|cohort|patients|people|\w*_(df|data|raw|cohort))\s*\)?\s*$/, prints: 'records' },
  { command: 'to_string', pattern: /\.to_(string|markdown)\s*\(\s*\)/, prints: 'records' },
];
const sas: readonly Printer[] = [
  { command: 'proc print', pattern: /\bproc\s+print\b/i, prints: 'records' }, { command: 'proc univariate', pattern: /\bproc\s+univariate\b/i, prints: 'extremes' },
];
const printers: Readonly<Record<Speaker, readonly Printer[]>> = { stata, r, python, sas, none: [] };

/** A command that prints single records or extreme values, if the typed text is one. */
export const printerOf = (typed: string, speaker: Speaker, line: number): Fact | undefined => {
  if (/^(\*|\/\/|#)/.test(typed)) return undefined;
  const found = printers[speaker].find(({ pattern }) => pattern.test(typed));
  return found && { is: found.prints === 'extremes' ? 'log-extremes-print' : 'log-record-print', place: { line }, detail: { command: found.command, prints: found.prints } };
};

/** Output that only printing records or extremes makes, whatever the command was. */
export const printedRecords = (lines: readonly string[], at: number): Fact | undefined => {
  const text = lines[at]!;
  const place = { line: at + 1 };
  if (/^\s*Percentiles\s+Smallest\s*$/.test(text)) return { is: 'log-extremes-print', place, detail: { command: 'summarize, detail', prints: 'extremes' } };
  if (/^\s*Extreme Observations\s*$/i.test(text)) return { is: 'log-extremes-print', place, detail: { command: 'proc univariate', prints: 'extremes' } };
  if (/^'data\.frame':\s+\d+ obs\. of|^Rows: [\d,]+\s*$/.test(text)) return { is: 'log-record-print', place, detail: { command: 'str', prints: 'examples' } };
  return undefined;
};

/** Paths that hold a person's or a machine's name. */
export const namingPaths = (text: string): number =>
  (text.match(/(?:[A-Za-z]:[\\/](?:Users|Documents and Settings)[\\/][^\\/\s]+|\/(?:home|Users)\/[^/\s"']+|\\\\[A-Za-z0-9._-]+\\[^\s"']+)/g) ?? []).length;
