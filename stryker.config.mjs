/**
 * Mutation testing, one room at a time, run by hand: ROOM=requests npx stryker run.
 * A room is mutated against the suites that exercise it: journeys would show more mutants dead, an hour later.
 * The figures are in docs/benchmarks.md.
 */
const rooms = {
  requests: { mutate: ['src/requests/*.ts'], suites: ['src/requests'] },
  sdc: { mutate: ['src/sdc/*.ts'], suites: ['src/sdc', 'rules', 'test/attacks'] },
  people: { mutate: ['src/sdc/people/**/*.ts'], suites: ['src/sdc/people', 'rules'] },
  merge: { mutate: ['src/sdc/merge/*.ts'], suites: ['src/sdc/merge'] },
  round: { mutate: ['src/sdc/round/*.ts'], suites: ['src/sdc/round'] },
  protect: { mutate: ['src/sdc/protect/*.ts'], suites: ['src/sdc/protect'] },
  audit: { mutate: ['src/sdc/audit/*.ts'], suites: ['src/sdc/audit', 'test/attacks'] },
  rules: { mutate: ['rules/*/rule.ts'], suites: ['rules'] },
};

const room = process.env.ROOM ?? 'requests';
if (!(room in rooms)) throw new Error(`ROOM is one of ${Object.keys(rooms).join(', ')}`);
const { mutate, suites } = rooms[room];

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules'],
  jest: { configFile: 'jest.config.mjs', config: { roots: suites.map((suite) => `<rootDir>/${suite}`), maxWorkers: 1 }, enableFindRelatedTests: false },
  mutate: [...mutate, '!**/*.test.ts'],
  coverageAnalysis: 'perTest',
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `reports/mutation-${room}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 1,
  ignorePatterns: ['.airlock', 'dist', 'coverage', 'fixtures/files', 'docs'],
};
