import { wrap } from '../../formats/index.js';
import type { CheckReport } from '../../examine/report.js';
import type { Outlook, Proposal, Proposals } from '../../fixes/fix.js';
import type { Saved } from './fix.js';

export interface FixWords {
  readonly width: number;
  readonly values: boolean;
  readonly ascii: boolean;
}

/** The fixes there are, the strongest first, and what to type for each. */
export function listWords(file: string, { proposals, advice, notProposed }: Proposals, report: CheckReport, words: FixWords): string {
  const lines = [file];
  proposals.forEach((one, i) => {
    lines.push(...wrap(one.title, words.width, `  ${i + 1}. `, '     '));
    lines.push(...wrap(`Hides: ${one.hides}.`, words.width, '     ', '     '), ...wrap(one.stays, words.width, '     ', '     '));
    lines.push(...wrap(`${protectionWords(one)} Closes ${rulesOf(one.closes)}${one.leaves.length > 0 ? `; leaves ${rulesOf(one.leaves)}` : ''}.`, words.width, '     ', '     '));
    if (words.values) lines.push(...one.outlook.map((each) => `       ${outlookWords(each)}`));
    if (one.files.length > 1) lines.push(`     Changes ${one.files.length} files.`);
  });
  const read = report.files.find(({ path }) => path === file)?.read;
  if (read !== undefined && read !== 'whole') lines.push(...wrap('Not all of this file could be read, so no fix can be proven: see airlock check.', words.width, '  ', '  '));
  else if (proposals.length + notProposed.length + advice.length === 0) lines.push('  Nothing was found here that a fix could close.');
  else if (proposals.length === 0) lines.push('  No fix was proven.', ...notProposed.slice(0, 4).flatMap(({ says }) => wrap(says, words.width, '  - ', '    ')));
  if (proposals.length > 0) lines.push('', `  Write one: airlock fix ${quoted(file)} --suggested 1`);
  if (advice.length > 0) lines.push('', '  To supply rather than to change:', ...advice.slice(0, 8).flatMap(({ says }) => wrap(says, words.width, '  - ', '    ')));
  return plain(lines, words);
}

/** What was written, and what checking it again found. */
export function appliedWords({ title, hides, stays, closes, leaves }: Proposal, saved: readonly Saved[], again: CheckReport, words: FixWords): string {
  const findings = [...again.files.flatMap((file) => file.findings), ...again.findings];
  const fails = findings.filter(({ consequence }) => consequence === 'fail').length;
  const reviews = findings.filter(({ consequence }) => consequence === 'review').length;
  return plain([
    ...wrap(`${title}.`, words.width, '', ''), ...wrap(`Hides: ${hides}.`, words.width, '  ', '  '), ...wrap(stays, words.width, '  ', '  '),
    ...saved.flatMap(({ disk, changes }) => [`  Written: ${disk}`, `           ${changes.length} ${changes.length === 1 ? 'place' : 'places'} changed; the note is ${disk}.fix.json`]),
    ...(saved.some(({ path }) => path.toLowerCase().endsWith('.xlsx')) ? wrap('In a workbook, formulas become the numbers they show, and charts and pivot tables are left out: they hold copies of the numbers.', words.width, '  ', '  ') : []),
    `  Read again and checked: closed ${rulesOf(closes)}; ${leaves.length === 0 ? 'nothing left of what was found' : `left ${rulesOf(leaves)}`}; nothing new.`,
    `  Now: ${fails} that block, ${reviews} for a person to look at.`,
    'Nothing has been sent.',
  ], words);
}

function protectionWords({ fix, protection }: Proposal): string {
  if (fix.kind === 'merge') return 'Nothing is hidden, so nothing can be worked out.';
  if (protection === 4) return 'Proven for every reader, also one who knows which hidden counts are low and which are not.';
  if (protection === 3) return 'Proven for every reader, also one who knows which hidden counts are low.';
  return protection === 2 ? 'Proven for a reader of the totals; one who also knows the threshold can narrow hidden counts further, as far as the rules allow.' : 'Checked by every rule of the pack.';
}

function rulesOf(refs: readonly { readonly rule: string }[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of refs) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, times]) => (times === 1 ? rule : `${times} × ${rule}`)).join(', ') || 'nothing';
}

const outlookWords = ({ place, reader, low, high }: Outlook): string =>
  `${place.labels?.join(', ') ?? ''}: ${high === undefined ? `${low} or more` : low === high ? `exactly ${low}` : `${low} to ${high}`} for a reader who knows ${reader === 'totals' ? 'the totals' : 'the totals and the threshold'}`;

const quoted = (file: string): string => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

function plain(lines: readonly string[], { ascii }: FixWords): string {
  // Names and labels are theirs: no control character of them reaches a terminal.
  const text = `${lines.join('\n')}\n`.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
  return ascii ? text.replaceAll('×', 'x').replaceAll('’', "'") : text;
}
