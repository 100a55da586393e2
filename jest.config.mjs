import { existsSync } from 'node:fs';

const rooms = ['src', 'rules', 'workers', 'test', 'bench', 'fixtures'];

/** One runner for every room. ESM through swc; suites that need Chromium or Redis say so themselves. */
export default {
  testEnvironment: 'node',
  roots: rooms.filter((room) => existsSync(new URL(`./${room}`, import.meta.url))).map((room) => `<rootDir>/${room}`),
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }],
  },
  testTimeout: 30_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '768MB',
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', 'rules/**/*.ts', 'workers/**/*.ts', '!**/*.test.ts'],
};
