import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** ACRO’s results.json holds command strings, variable names, comments, exceptions and, in version 0.4, the smallest and largest value behind each histogram. */
export default defineFactRule({
  id: 'acro-results-leak',
  version: 2,
  risk: 'AuxiliaryInformation',
  facts: ['acro-results'],
  summary: 'This is the results file of ACRO, which belongs to the checkers',
  remedy: 'Leave results.json out of the release; send the outputs it lists',
  // Sent beside the outputs for the checkers, it does not leave.
  only: (_fact, file) => file.supporting !== true,
  because: () => 'the fields of an ACRO results file',
});
