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

/** What could go wrong. The first seven are the ontology's; the rest are about files and people. */
export const risks = [
  'LowCount', 'ClassDisclosure', 'Dominance', 'Differencing', 'LowDOF', 'ImplicitTables', 'AuxiliaryInformation',
  'Identification', 'HiddenContent', 'Context',
] as const;
export type Risk = (typeof risks)[number];
