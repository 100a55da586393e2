import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rules } from '../../../rules/index.js';
import type { Evidence } from '../../sdc/evidence.js';
import type { Rule } from '../../sdc/rule.js';
import { packFor } from '../packs.js';
import { root } from '../root.js';
import { banner } from './generated.js';
import { linked } from './matrix.js';

/** A page for each rule, for researchers: what it means, how to fix it, what it needs, which numbers it takes. By file name. */
export const rulePages = (): Record<string, () => string> => Object.fromEntries(rules.map((rule) => [`rules/${rule.id}.md`, () => pageOf(rule)]));

const over = { table: 'every table that is recognised', file: 'every file', request: 'all files of a request together' } as const;

const asks: Readonly<Record<Evidence, string>> = {
  declaration: 'what the numbers are, in the form or in `outputs.sdc.json`', contributors: 'how many contributors stand behind each cell, in an evidence file', largest: 'the largest contributions of each cell, in an evidence file',
  denominator: 'the number of people behind the statistic', 'unweighted-counts': 'the unweighted counts', 'underlying-data': 'the table behind the figure or curve', 'degrees-of-freedom': 'the residual degrees of freedom',
  population: 'who is counted, and how populations contain each other', 'earlier-releases': 'what was released before', entities: 'which contributors belong together, in an evidence file', microdata: 'an answer only the records can give',
};

function pageOf(rule: Rule): string {
  const readme = readFileSync(join(root, 'rules', rule.id, 'README.md'), 'utf8');
  const [why = '', ...pictures] = readme.split(/^### /m);
  const entry = packFor(['baseline-10']).rules[rule.id];
  return `${banner}# ${rule.id}

${rule.summary.replace(/\.$/, '')}.

## What this means

${why.split('\n').slice(1).join('\n').trim()}

## How to fix it

${rule.remedy.replace(/\.$/, '')}.

## What it looks at

| | |
|---|---|
| Looks at | ${over[rule.over]} |
| Outputs | ${rule.statbarns.map(linked).join(', ') || 'any'} |
| Risk | ${linked(rule.risk)} |
| May ask for | ${rule.needs.map((need) => asks[need]).join('; ') || 'nothing beyond the file'} |
| In \`baseline-10\` | ${entry ? `certain: ${entry.certain}; possible: ${entry.possible}; not decided: ${entry.notEvaluable}` : 'off'} |
| Version | ${rule.version} |

${numbers(rule, entry?.params)}## Examples

${pictures.map((picture) => `- ${picture.split('\n')[0]!.trim()}`).join('\n')}

They are drawn in [the rule's README](../../../rules/${rule.id}/README.md), and run as its tests.
`;
}

function numbers({ params }: Rule, baseline: Readonly<Record<string, unknown>> | undefined): string {
  const shape = params instanceof z.ZodObject ? Object.entries(params.shape as Record<string, z.ZodType>) : [];
  if (shape.length === 0) return '';
  const rows = shape.map(([name, schema]) => `| \`${name}\` | ${schema.description ?? ''} | ${baseline === undefined ? '' : `\`${JSON.stringify(baseline[name])}\``} |`);
  return `## Its numbers\n\nPacks set them; a service may keep shares confidential.\n\n| Parameter | Meaning | In \`baseline-10\` |\n|---|---|---|\n${rows.join('\n')}\n\n`;
}
