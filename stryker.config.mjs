/**
 * Mutation testing, run by hand: npx stryker run. Choose a room with --mutate, e.g. --mutate 'src/requests/*.ts'.
 * The figures are in docs/benchmarks.md.
 */
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  // The tests of the pure rooms alone: journeys would show more mutants dead, an hour later.
  jest: { configFile: 'jest.config.mjs', config: { roots: ['<rootDir>/src/sdc', '<rootDir>/src/requests', '<rootDir>/rules', '<rootDir>/test/attacks'] }, enableFindRelatedTests: true },
  mutate: ['src/sdc/**/*.ts', 'rules/*/rule.ts', 'src/requests/*.ts', '!**/*.test.ts'],
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 1,
  ignorePatterns: ['.airlock', 'dist', 'coverage', 'fixtures/files', 'docs'],
};
