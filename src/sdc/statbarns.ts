/**
 * The fourteen classes of statistical output and the risks they carry, by the names of the statbarn
 * ontology (w3id.org/statbarnsdc, MIT, © AI-SDC).
 */
export const statbarns = [
  'Frequencies', 'LinearAggregations', 'Endpoints', 'Position', 'Mode', 'Shape', 'CorrelationCoefficients',
  'StatisticalHypothesisTests', 'CalculatedRatios', 'HazardSurvivalTables', 'NonLinearConcentrationRatios',
  'GiniCoefficient', 'Clusters', 'LinkedMultilevelTables',
] as const;
export type Statbarn = (typeof statbarns)[number];

/** Where a class or a risk is defined: its IRI in the ontology, whose label is the name itself. Undefined for our own risks. */
export const ontologyIri = (name: Statbarn | Risk): string | undefined =>
  ((statbarns as readonly string[]).includes(name) || (risks as readonly string[]).indexOf(name) < ontologyRisks ? `https://www.w3id.org/statbarnsdc#${name}` : undefined);

/** What could go wrong. The first seven are the ontology's; the rest are about files and people. */
export const risks = [
  'LowCount', 'ClassDisclosure', 'Dominance', 'Differencing', 'LowDOF', 'ImplicitTables', 'AuxiliaryInformation',
  'Identification', 'HiddenContent', 'Context',
] as const;
export type Risk = (typeof risks)[number];

/** How many of the risks are the ontology's. */
export const ontologyRisks = 7;
