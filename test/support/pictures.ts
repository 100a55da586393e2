import { parse } from 'yaml';
import { z } from 'zod';
import type { Grid } from '../../src/readers/reader.js';
import { evidenceKinds, type Evidence } from '../../src/sdc/evidence.js';
import type { Fact } from '../../src/sdc/subjects.js';

/** What a picture shows: a grid drawn in Markdown, bytes of a file, or facts of a package. */
export interface Drawn {
  readonly file: string;
  /** The reference of an earlier release this table belongs to. */
  readonly release?: string;
  readonly rows?: readonly (readonly string[])[];
  readonly bytes?: string;
}

export type Expected =
  /** `at`: exactly these cells, where any are bold. `in`: exactly these files (with `#part` or `:line`), where any are named. */
  | { readonly outcome: 'flagged' | 'possible' | 'certain'; readonly at?: readonly string[]; readonly in?: readonly string[] }
  | { readonly outcome: 'clear' }
  | { readonly outcome: 'not-applicable' }
  /** `at`: exactly these cells are asked about, where any are bold. */
  | { readonly outcome: 'not-evaluable'; readonly missing: Evidence; readonly at?: readonly string[] };

export interface Picture {
  readonly title: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly declared: unknown;
  readonly drawn: readonly Drawn[];
  readonly facts: readonly Fact[];
  readonly evidence?: string;
  /** `measure: count`, or kinds by header; `?` after a kind: only guessed, `??`: less than a guess; `~5`: looks rounded to 5. */
  readonly measure?: string | Readonly<Record<string, string>>;
  /** `found: file=2/5`: two findings of other rules block that file, over five cells (`=2`: over two). */
  readonly found?: Readonly<Record<string, string>>;
  readonly expected: Expected;
  readonly because?: string;
}

/** The worked examples of a rule's README: each `###` section is one case (grammar: rules/README.md). */
export const picturesIn = (markdown: string): Picture[] => markdown.split(/^### /m).slice(1).map(readSection);

function readSection(section: string): Picture {
  const lines = section.split('\n').map((line) => line.trimEnd());
  const title = lines[0]!.trim();
  const fail = (why: string): never => { throw new Error(`"${title}": ${why}`); };
  const spans = lines.filter((line) => line.startsWith('`') && !line.startsWith('```')).flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
  const params = spans.find((span) => span.startsWith('{')) ?? fail('no `{ parameters }` line');
  const declared = spans.find((span) => span.startsWith('declared:'))?.slice('declared:'.length);
  const { drawn, facts, evidence, bold } = readBody(lines.slice(1), fail);
  const arrow = lines.map((line) => /^→\s*(.+)$/.exec(line.trim())?.[1]).find((text) => text !== undefined);
  const measure = lines.map((line) => /^measure:\s*(.+)$/.exec(line.trim())?.[1]).find((text) => text !== undefined);
  const found = lines.map((line) => /^found:\s*(.+)$/.exec(line.trim())?.[1]).find((text) => text !== undefined);
  const because = lines.find((line) => line.startsWith('> '))?.slice(2).trim();
  if (drawn.length === 0 && facts.length === 0) fail('nothing is drawn');
  if (arrow !== undefined && bold.length > 0 && /^(clear|not-applicable)/.test(arrow)) fail('bold cells and an outcome that flags nothing');
  return {
    title, params: z.record(z.string(), z.unknown()).parse(parse(params)), declared: declared === undefined ? undefined : parse(declared),
    drawn, facts, ...(evidence !== undefined && { evidence }), ...(measure !== undefined && { measure: measureOf(measure) }),
    ...(found !== undefined && { found: measureOf(found) as Record<string, string> }),
    expected: expectedOf(arrow, bold, fail), ...(because !== undefined && { because }),
  };
}

function measureOf(text: string): string | Record<string, string> {
  if (!text.includes('=')) return text.trim();
  return Object.fromEntries(text.split(',').map((pair) => pair.split('=').map((side) => side.trim()) as [string, string]));
}

function expectedOf(arrow: string | undefined, bold: readonly string[], fail: (why: string) => never): Expected {
  if (arrow === undefined && bold.length === 0) return { outcome: 'clear' };
  if (arrow === 'clear' || arrow === 'not-applicable') return { outcome: arrow };
  const at = bold.length > 0 && { at: bold };
  const [, outcome, files] = /^(flagged|possible|certain)(?: in (.+))?$/.exec(arrow ?? 'flagged') ?? [];
  if (outcome) return { outcome: outcome as 'flagged' | 'possible' | 'certain', ...at, ...(files !== undefined && { in: files.split(',').map((file) => file.trim()) }) };
  const missing = /^not-evaluable:\s*(\S+)$/.exec(arrow!)?.[1];
  const kind = evidenceKinds.find((known) => known === missing);
  return kind ? { outcome: 'not-evaluable', missing: kind, ...at } : fail(`unknown outcome "${arrow}"`);
}

interface Body {
  readonly drawn: readonly Drawn[];
  readonly facts: readonly Fact[];
  readonly evidence?: string;
  /** `file:row:column` of each bold cell, from 1. */
  readonly bold: readonly string[];
}

function readBody(lines: readonly string[], fail: (why: string) => never): Body {
  const drawn: Drawn[] = [];
  const bold: string[] = [];
  let facts: Fact[] = [];
  let evidence: string | undefined;
  let file = 'picture.csv';
  let release: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const named = /^\*(?:release (\S+): )?([^*]+)\*$/.exec(line.trim());
    if (named) {
      [release, file] = [named[1], named[2]!.trim()];
    } else if (line.startsWith('```')) {
      const [, kind = '', name] = /^```(\w*)\s*(.*)$/.exec(line)!;
      const end = lines.findIndex((other, at) => at > index && other.startsWith('```'));
      if (end < 0) fail('a block is not closed');
      const body = lines.slice(index + 1, end).join('\n');
      if (kind === 'facts') facts = z.array(z.looseObject({ is: z.string() })).parse(parse(body)).map((fact) => ({ place: {}, ...fact }) as Fact);
      else if (kind === 'evidence') evidence = body;
      else drawn.push({ file: name || `picture.${kind}`, ...(release !== undefined && { release }), bytes: `${body}\n` });
      index = end;
    } else if (line.trimStart().startsWith('|')) {
      const rows: string[][] = [];
      for (; lines[index]?.trimStart().startsWith('|'); index += 1) rows.push(cellsOf(lines[index]!));
      rows.splice(1, 1);
      rows.forEach((row, r) => row.forEach((text, c) => {
        const inner = /^\*\*(.*)\*\*$/.exec(text)?.[1];
        if (inner === undefined) return;
        rows[r]![c] = inner;
        bold.push(`${file}:${r + 1}:${c + 1}`);
      }));
      drawn.push({ file, ...(release !== undefined && { release }), rows });
      index -= 1;
    }
  }
  return { drawn, facts, ...(evidence !== undefined && { evidence }), bold };
}

const cellsOf = (line: string): string[] =>
  line.trim().replace(/^\|/, '').replace(/\|$/, '').split(/(?<!\\)\|/).map((text) => text.trim().replaceAll('\\|', '|').replaceAll('&nbsp;', '\u00A0').replaceAll(/\\([*_[\]<>])/g, '$1'));

/** The grid a Markdown table draws, as a reader would hand it over. */
export const gridOf = (rows: readonly (readonly string[])[]): Grid => ({
  id: 'g1', rows: rows.length, columns: Math.max(...rows.map((row) => row.length)),
  text: (row, column) => rows[row]?.[column] ?? '',
  lineOf: (row) => row + 1,
});
