import type { Fact } from '../../sdc/subjects.js';
import { namingPaths } from '../text/commands.js';

const idName = '(?<!\\w)(?:\\w{0,60}_)?(?:pat_?id|patient_?id|nhs_?(?:no|num|number|id)|pseudo_?(?:id|nhs\\w*)|eid|person_?id|study_?id|subject_?id|participant_?id|record_?id|hosp(?:ital)?_?(?:no|num|number|id)|mrn|hes_?id|encrypted_?hesid)';
const value = '\\s*(?:c\\()?[\\[(]?\\s*["\']?[A-Z]?\\d{3,}';
const identifier: readonly RegExp[] = [
  new RegExp(`${idName}["'\\])]*\\s*(?:==?|!=|~=|<>|%in%|\\b(?:not\\s+)?in\\b)${value}`, 'i'),
  new RegExp(`(?<![\\w.])id["'\\])]*\\s*(?:==|!=|%in%|\\bin\\b)${value}`, 'i'),
  new RegExp(`\\b(?:inlist|inrange|isin)\\s*\\(\\s*(?:${idName}|id)\\s*,\\s*["']?\\d{3,}`, 'i'), new RegExp(`(?:${idName}|\\bid)["'\\]]*\\.isin\\(\\s*\\[\\s*["']?\\d{3,}`, 'i'),
];
const secret: readonly RegExp[] = [
  /\b(password|passwd|pwd|secret|api_?key|access_?token|auth_?token|private_?key)\b["']?\s*(=|:|<-)\s*["'][^"'\s]{4,}["']/i,
  /\b(?:postgres(?:ql)?|mysql|mssql|mongodb|redis|amqp|https?):\/\/[^\s:/"']+:[^\s@"']+@/i, /\b(UID|User ID)\s*=\s*[^;"']+;\s*(PWD|Password)\s*=\s*[^;"']+/i,
  /-----BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY-----/, /\b(ghp_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.)/,
];
const placeholders = /(os\.environ|getenv|Sys\.getenv|<[^>]+>|\*{3,}|x{4,}|changeme|example|your[_-]|keyring|askpass|getpass)/i;
const commentOf: readonly RegExp[] = [/(?:^|\s)#\s?(.*)$/, /(?:^|\s)\/\/\s?(.*)$/, /^\s*\*\s?(.*)$/, /--\s(.*)$/, /\/\*(.*?)(?:\*\/|$)/];
const counted = /\bn\s*=\s*(\d[\d,]*)\b|\b(\d[\d,]*)\s+(patients?|participants?|people|individuals?|observations?|obs|records?|cases?|deaths?|subjects?|women|men|removed|dropped|excluded|deleted)\b/i;

const numbersIn = (text: string): number => (text.match(/(?<![\w.])-?\d+(\.\d+)?(?![\w.(])/g) ?? []).length;
const stringsIn = (text: string): number => (text.match(/"[^"]*"|'[^']*'/g) ?? []).length;

/** Where data begin in code: a data frame, a matrix or a block of cards typed in. */
const starts = /\b(data\.frame|tibble|tribble|data\.table|read\.table\s*\(\s*text|DataFrame|np\.array|matrix)\s*\(|^\s*input\b.*$|^\s*(datalines|cards|cards4|datalines4)\s*;|INSERT\s+INTO\b.*\bVALUES\b/i;
const enough = 12;
/** A file of values inside the code: `read.csv(text = "…")`, `read_csv(StringIO("""…"""))`. */
const textOfData = /\b(?:read[._](?:csv2?|table|delim|tsv)|fread)\s*\(\s*(?:text\s*=|textConnection|(?:io\.)?StringIO|I\(\s*["'])|\bread_(?:csv|tsv)\s*\(\s*["'][^"']*\\n/i;

/** Values typed in as data from a line on, and where they end. */
const inlineData = (lines: readonly string[], at: number): { values: number; to: number } => {
  const first = lines[at]!;
  const block = /^\s*(input\b|datalines|cards)/i.test(first);
  let depth = 0;
  let values = 0;
  let line = at;
  for (; line < Math.min(lines.length, at + 2_000); line += 1) {
    const text = lines[line]!;
    if (block) {
      if (line > at && /^\s*(end\b|;|run\s*;|\}|$)/i.test(text)) break;
      if (line > at && numbersIn(text) + stringsIn(text) === 0) break;
    }
    values += line > at || !block ? numbersIn(text) + stringsIn(text) : 0;
    depth += (text.match(/[([]/g) ?? []).length - (text.match(/[)\]]/g) ?? []).length;
    if (!block && depth <= 0) break;
  }
  return { values, to: line };
};

/** What code gives away: hard-coded records, secrets, data typed in, counts in comments, paths with names. */
export const readCode = (lines: readonly string[], firstLine: number): Fact[] => {
  const facts: Fact[] = [];
  let skip = -1;
  let paths = 0;
  let pathLine = 0;
  lines.forEach((raw, index) => {
    const text = raw.slice(0, 20_000);
    const line = index + firstLine;
    const place = { line };
    const named = namingPaths(text);
    if (named > 0) { paths += named; pathLine ||= line; }
    if (secret.some((pattern) => pattern.test(text)) && !placeholders.test(text)) facts.push({ is: 'code-secret', place });
    if (identifier.some((pattern) => pattern.test(text))) facts.push({ is: 'code-identifier', place, count: 1 });
    const comment = commentOf.map((pattern) => pattern.exec(text)?.[1]).find((said) => said !== undefined);
    const count = comment === undefined ? null : counted.exec(comment);
    if (count && Number((count[1] ?? count[2])!.replaceAll(',', '')) > 0) facts.push({ is: 'code-count-comment', place, count: Number((count[1] ?? count[2])!.replaceAll(',', '')) });
    if (index > skip && textOfData.test(text)) {
      const { values, to } = inlineData(lines, index);
      skip = to;
      facts.push({ is: 'code-inline-data', place, count: Math.max(1, values) });
    } else if (index > skip && starts.test(text)) {
      const { values, to } = inlineData(lines, index);
      skip = to;
      if (values >= enough) facts.push({ is: 'code-inline-data', place, count: values });
    }
  });
  if (paths > 0) facts.push({ is: 'code-path', place: { line: pathLine }, count: paths });
  return facts;
};
