import type { KindId } from './kinds.js';

/** Whether the opening bytes could be text: a byte-order mark, or no NUL and hardly any control characters. */
export const looksLikeText = (head: Uint8Array): boolean => {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let odd = 0;
  const length = Math.min(head.length, 8192);
  for (let at = 0; at < length; at += 1) {
    const byte = head[at]!;
    if (byte === 0) return isWide(head);
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) odd += 1;
  }
  return odd * 100 <= length;
};

/** UTF-16 without a mark: every second byte is nearly always 0. */
const isWide = (head: Uint8Array): boolean => {
  const length = Math.min(head.length, 512) & ~1;
  if (length < 16) return false;
  const zeros = [0, 0];
  for (let at = 0; at < length; at += 1) if (head[at] === 0) zeros[at & 1]! += 1;
  return Math.max(...zeros) > length * 0.45 && Math.min(...zeros) < length * 0.02;
};

/** The text of the opening bytes; wrong encodings do not matter for telling kinds apart. */
export const openingText = (head: Uint8Array): string => {
  const sample = head.subarray(0, 65_536);
  if (sample[0] === 0xff && sample[1] === 0xfe) return new TextDecoder('utf-16le').decode(sample);
  if (sample[0] === 0xfe && sample[1] === 0xff) return new TextDecoder('utf-16be').decode(sample);
  if (sample.includes(0)) return new TextDecoder(sample[1] === 0 ? 'utf-16le' : 'utf-16be').decode(sample);
  return new TextDecoder('utf-8').decode(sample);
};

const logMarks: readonly RegExp[] = [
  /^\{smcl\}/, /^[ \t]*log:\s/m, /log type:\s+(text|smcl)/, /^\. (use|tab|tabulate|sum|summarize|gen|regress|stcox|list|merge|drop|keep|do)\b.*$/m,
  /^R version \d/m, /^> ?[A-Za-z.][\w.]* ?(<-|\()/m, /The SAS System/, /^[ \t]*The (FREQ|MEANS|UNIVARIATE|LOGISTIC|REG|PHREG) Procedure/mi,
  /^>>> /m, /^NOTE: .*\b(PROCEDURE|DATA statement)\b/m, /-{5}\+-{5}/,
];

const isJson = (text: string): boolean => /^\s*[[{]/.test(text) && /^\s*(\{\s*("|\})|\[\s*([[{"\]\-\d]|true|false|null))/.test(text);

const codeEndings = /^(r|py|do|ado|sql|sas|sps|jl|m|mata|stan|sh|js|ts)$/;

/** Same number of separators on most lines. */
const isDelimited = (text: string): boolean => {
  const lines = text.split(/\r\n|\r|\n/).slice(0, 200).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  const tabs = lines.filter((line) => line.includes('\t') && !/^\t/.test(line.trimEnd())).length;
  if (tabs >= lines.length * 0.6) return true;
  return [',', ';', '|'].some((separator) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1]!;
    return usual >= 1 && counts.filter((count) => count === usual).length >= lines.length * 0.8;
  });
};

/** The kind of a text file: by its content, with its ending to settle what content leaves open. */
export const textKind = (head: Uint8Array, ending: string): KindId => {
  const text = openingText(head).replace(/^\uFEFF/, '');
  const start = text.trimStart().slice(0, 2000);
  if (/^<stata_dta>/.test(start)) return 'stata';
  if (/^(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*(\[[\s\S]*?\]\s*)?>\s*)*<svg[\s>:]/i.test(start)) return 'svg';
  if (/^(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*(<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(start)) return 'html';
  if (/^<(table|div|style|script|p|h[1-6]|section)[\s>]/i.test(start)) return 'html';
  if (/^(<\?xml|<[a-z][\w:.-]*(\s[^<>]*)?>)/i.test(start)) return ending === 'html' || ending === 'htm' ? 'html' : 'xml';
  if (/^%PDF-/.test(start)) return 'pdf';
  if (/^##fileformat=VCF/.test(start)) return 'vcf';
  if (/^@(HD|SQ|RG|PG)\t/.test(start)) return 'bam';
  if (/^@\S+.*\n[ACGTN]+\n\+/.test(start) || (/^>\S+.*\n[ACGTN]{30,}/.test(start))) return 'fastq';
  if (/^c[a-z_.]+\n[A-Za-z_]+\n|^\(d?p0\n/.test(start)) return 'pickle';
  if (isJson(text)) {
    if (ending === 'ipynb' || (/"nbformat"\s*:/.test(text) && /"cells"\s*:/.test(text))) return 'notebook';
    return /^\s*(\{.*\}|\[.*\])[ \t]*\r?\n\s*[{[]/.test(text) ? 'jsonl' : 'json';
  }
  if (codeEndings.test(ending)) return 'code';
  if (ending === 'tex' || /\\(documentclass|begin\{(tabular|table|document|longtable)\*?\})/.test(text)) return 'latex';
  if (ending === 'md' || ending === 'markdown' || ending === 'qmd' || ending === 'rmd') return 'markdown';
  if (ending === 'yaml' || ending === 'yml') return 'yaml';
  if (ending === 'csv' || ending === 'tsv' || ending === 'tab' || ending === 'psv') return 'csv';
  if (ending === 'log' || ending === 'smcl' || ending === 'rout' || ending === 'lst' || ending === 'spo') return 'log';
  if (logMarks.some((mark) => mark.test(text))) return 'log';
  if (/^[ \t]*\|.*\|[ \t\r]*\n[ \t]*\|?[ :|-]+\|/m.test(text)) return 'markdown';
  return isDelimited(text) ? 'csv' : 'text';
};
