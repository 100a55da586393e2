import { rules } from '../../../rules/index.js';
import type { Rule } from '../../sdc/rule.js';
import { packFor } from '../packs.js';
import { banner } from './generated.js';

/** What the catalogue says of one rule, whatever the pack. */
export const catalogueRow = ({ id, version, over, risk, statbarns, needs }: Rule): string =>
  `| [\`${id}\`](../../rules/${id}/README.md) | ${version} | ${over} | ${risk} | ${statbarns.join(', ') || 'any'} | ${needs.join(', ') || 'the file alone'} |`;

/** Every rule with its risk, statbarns, evidence and what the baseline pack makes of it. */
export function rulesPage(): string {
  const baseline = packFor(['baseline-10']);
  const rows = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => {
    const entry = baseline.rules[rule.id];
    const consequence = entry ? `${entry.certain} / ${entry.possible} / ${entry.notEvaluable}` : 'off';
    return `${catalogueRow(rule)} ${consequence} |`;
  });
  return `${banner}# Rules

${rules.length} rules. The last column is what \`baseline-10\` makes of a finding that is certain / possible / not evaluable.
Statbarn names are those of the statbarn ontology (w3id.org/statbarnsdc, MIT, © AI-SDC).

| Rule | Version | Over | Risk | Statbarns | May ask for | baseline-10 |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
