import { rules } from '../../../rules/index.js';
import { ontologyIri, statbarns, type Risk, type Statbarn } from '../../sdc/statbarns.js';
import { banner } from './generated.js';

/** A name of the ontology as a link to its definition; our own names as they are. */
export const linked = (name: Statbarn | Risk): string => {
  const iri = ontologyIri(name);
  return iri === undefined ? name : `[${name}](${iri})`;
};

/** Words of a few letters for the columns. */
const short: Readonly<Record<Statbarn, string>> = {
  Frequencies: 'Freq', LinearAggregations: 'Lin', Endpoints: 'End', Position: 'Pos', Mode: 'Mode', Shape: 'Shape', CorrelationCoefficients: 'Corr', StatisticalHypothesisTests: 'Test',
  CalculatedRatios: 'Ratio', HazardSurvivalTables: 'Surv', NonLinearConcentrationRatios: 'Conc', GiniCoefficient: 'Gini', Clusters: 'Clust', LinkedMultilevelTables: 'Link',
};

/** Every rule against the classes of output it looks at, its risk, and the evidence it may ask for. */
export function matrixPage(): string {
  const rows = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, statbarns: own, risk, needs }) =>
    `| [\`${id}\`](rules/${id}.md) | ${own.length === 0 ? statbarns.map(() => '·') .join(' | ') : statbarns.map((statbarn) => (own.includes(statbarn) ? '●' : '')).join(' | ')} | ${linked(risk)} | ${needs.join(', ') || 'the file alone'} |`);
  return `${banner}# Rules, statbarns, risks and evidence

● the rule looks at this class of output; · it looks at every file, whatever the statistics in it. A risk without a link is
none of the ontology's: who is in a file, what is hidden in it, what a checker must know about it.

| Rule | ${statbarns.map((statbarn) => short[statbarn]).join(' | ')} | Risk | May ask for |
|---|${statbarns.map(() => ':-:').join('|')}|---|---|
${rows.join('\n')}

| Column | Statbarn |
|---|---|
${statbarns.map((statbarn) => `| ${short[statbarn]} | ${linked(statbarn)} |`).join('\n')}

Labels and IRIs of statbarns and risks: the statbarn ontology, <https://w3id.org/statbarnsdc>
(github.com/AI-SDC/statbarnsdc, MIT licence, © AI-SDC).
`;
}
