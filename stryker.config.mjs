/**
 * Mutation testing of the pure rooms by their own suites: ROOM=requests node --import tsx node_modules/.bin/stryker run
 * A part of a room: add --mutate src/sdc/lines.ts. The rules have stryker.rules.mjs. The figures are in docs/benchmarks.md.
 */
const rooms = {
  requests: { mutate: ['src/requests/*.ts'], suites: ['src/requests'] },
  sdc: { mutate: ['src/sdc/*.ts'], suites: ['src/sdc/*'] },
  people: { mutate: ['src/sdc/people/**/*.ts'], suites: ['src/sdc/people'] },
  merge: { mutate: ['src/sdc/merge/*.ts'], suites: ['src/sdc/merge'] },
  round: { mutate: ['src/sdc/round/*.ts'], suites: ['src/sdc/round'] },
  protect: { mutate: ['src/sdc/protect/*.ts'], suites: ['src/sdc/protect'] },
  audit: { mutate: ['src/sdc/audit/*.ts'], suites: ['src/sdc/audit'] },
};

const room = process.env.ROOM ?? 'requests';
if (!(room in rooms)) throw new Error(`ROOM is one of ${Object.keys(rooms).join(', ')}`);
const { mutate, suites } = rooms[room];

export default {
  testRunner: 'suites',
  testRunnerNodeArgs: ['--import', 'tsx'],
  plugins: ['./test/support/suite-runner.ts'],
  suites,
  mutate: [...mutate, '!**/*.test.ts'],
  coverageAnalysis: 'perTest',
  timeoutMS: 15_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: `reports/mutation-${room}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  concurrency: 1,
  warnings: { unknownOptions: false },
  ignorePatterns: ['.airlock', 'dist', 'coverage', 'fixtures/files', 'docs'],
};
