import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Stata, SPSS, SAS and R data files, pickles, databases, arrays, medical images, genotypes and fitted models hold individual records or can give them back. */
export default defineFactRule({
  id: 'binary-data-object',
  version: 1,
  risk: 'Identification',
  facts: ['binary-data-object'],
  summary: 'This is a data or model file, which can hold records of people',
  remedy: 'Send the results as CSV tables or PNG figures; data and fitted models stay inside',
  because: ({ detail }) => `the content is ${String(detail?.['kind'])}`,
});
