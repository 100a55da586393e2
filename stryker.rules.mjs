/**
 * Mutation testing of the rules by their pictures: node --import tsx node_modules/.bin/stryker run stryker.rules.mjs
 * One rule alone: add --mutate rules/min-cell-count/rule.ts. The figures are in docs/benchmarks.md.
 */
export default {
  testRunner: 'pictures',
  testRunnerNodeArgs: ['--import', 'tsx'],
  plugins: ['./test/support/picture-runner.ts'],
  ignorers: ['documentation'],
  mutate: ['rules/*/rule.ts'],
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation-rules.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 1,
  ignorePatterns: ['.airlock', 'dist', 'coverage', 'fixtures'],
};
