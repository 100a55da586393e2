import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { readFile } from 'node:fs/promises';
import { jestExpect } from '@jest/expect';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult,
  type DryRunOptions, type DryRunResult, type MutantRunOptions, type MutantRunResult, type TestResult, type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { InstrumenterContext, StrykerOptions } from '@stryker-mutator/api/core';
import { build, type Plugin } from 'esbuild';
import * as circus from 'jest-circus';
import { SnapshotState } from 'jest-snapshot';

/**
 * Mutation testing with the suites of a room, in one process. Each suite is bundled once and evaluated anew for every
 * mutant, so that nothing a mutant left in a module or a cache meets the next; packages stay loaded. Jest's own circus
 * runs the tests that reach the mutant. Milliseconds a mutant instead of a run of Jest each.
 */
class SuiteRunner implements TestRunner {
  readonly #folders: readonly string[];
  readonly #suites = new Map<string, Suite>();
  /** The quickest first, once that is known: most mutants die early. */
  #order: readonly string[] | undefined;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    for (const file of this.#folders.flatMap(suitesIn)) this.#suites.set(file, await bundled(file));
  }

  async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
    const shared = context();
    shared.mutantCoverage = { static: {}, perTest: {} };
    const tests: TestResult[] = [];
    const took = new Map<string, number>();
    for (const file of this.#suites.keys()) {
      const began = performance.now();
      tests.push(...await this.#run(file, undefined, true));
      took.set(file, performance.now() - began);
    }
    this.#order = [...took].sort(([, a], [, b]) => a - b).map(([file]) => file);
    return { status: DryRunStatus.Complete, tests, ...(coverageAnalysis !== 'off' && { mutantCoverage: shared.mutantCoverage }) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    const shared = context();
    shared.hitCount = 0;
    if (hitLimit === undefined) delete shared.hitLimit;
    else shared.hitLimit = hitLimit;
    shared.activeMutant = activeMutant.id;
    try {
      const wanted = testFilter && new Set(testFilter);
      const files = (this.#order ?? [...this.#suites.keys()]).filter((file) => !testFilter || testFilter.some((id) => id.startsWith(`${file}: `)));
      const tests: TestResult[] = [];
      for (const file of files) {
        tests.push(...await this.#run(file, wanted, disableBail));
        if (!disableBail && tests.some(({ status }) => status === TestStatus.Failed)) break;
      }
      return toMutantRunResult(determineHitLimitReached(shared.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests }, true);
    } finally {
      delete shared.activeMutant;
    }
  }

  async #run(file: string, wanted: ReadonlySet<string> | undefined, all: boolean): Promise<TestResult[]> {
    const tests: TestResult[] = [];
    let stopped = false;
    circus.resetState();
    const snapshotState = new SnapshotState(join(file, '..', '__snapshots__', `${file.split('/').at(-1)!}.snap`), {
      updateSnapshot: 'none', rootDir: process.cwd(), snapshotFormat: { escapeString: false, printBasicPrototype: false },
    } as unknown as ConstructorParameters<typeof SnapshotState>[1]);
    try {
      this.#suites.get(file)!.evaluate();
    } catch (fault) {
      return [{ id: `${file}: `, name: file, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: `does not load: ${String(fault)}` }];
    }
    const state = circus.getState();
    state.testTimeout = 120_000;
    for (const { name, test } of testsIn(state.rootDescribeBlock, '')) {
      const id = `${file}: ${name}`;
      if (wanted && !wanted.has(id)) {
        test.mode = 'skip';
        continue;
      }
      const body = test.fn as () => unknown;
      test.fn = async () => {
        if (stopped) return;
        jestExpect.setState({ currentTestName: name, snapshotState, testPath: file, suppressedErrors: [] } as unknown as Parameters<typeof jestExpect.setState>[0]);
        const began = performance.now();
        let fault: unknown;
        context().currentTestId = id;
        try {
          await body();
          // A snapshot that differs does not throw: it is noted.
          [fault] = jestExpect.getState().suppressedErrors;
        } catch (error) {
          fault = error ?? new Error('failed');
        }
        delete context().currentTestId;
        stopped = fault !== undefined && !all;
        const timeSpentMs = performance.now() - began;
        tests.push(fault === undefined ? { id, name, timeSpentMs, status: TestStatus.Success } : { id, name, timeSpentMs, status: TestStatus.Failed, failureMessage: String(fault).slice(0, 300) });
      };
    }
    await circus.run();
    return tests;
  }
}

/** The suites of a folder with all below it, or ("folder/*") of the folder alone. */
function suitesIn(folder: string): string[] {
  const alone = folder.endsWith('/*');
  const path = alone ? folder.slice(0, -2) : folder;
  return readdirSync(path, { recursive: !alone, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).map((file) => join(path, file)).sort();
}

interface Suite {
  /** Everything of ours anew: modules, caches, test definitions. */
  evaluate(): void;
}

type Block = ReturnType<typeof circus.getState>['rootDescribeBlock'];
type Named = { readonly name: string; readonly test: Extract<Block['children'][number], { type: 'test' }> };

/** Every test with its full name; a name that comes twice is numbered. */
function testsIn(block: Block, before: string, seen = new Map<string, number>()): Named[] {
  return block.children.flatMap((child): Named[] => {
    const name = `${before}${before && ' '}${child.name}`;
    if (child.type === 'describeBlock') return testsIn(child, name, seen);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [{ name: times === 1 ? name : `${name} #${times}`, test: child }];
  });
}

/** Modules know where they are, bundled or not. */
const whereabouts: Plugin = {
  name: 'whereabouts',
  setup: ({ onLoad }) => onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
    loader: 'ts', contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
  })),
};

const globals = { ...circus, expect: jestExpect };

async function bundled(file: string): Promise<Suite> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file], absWorkingDir: process.cwd(), bundle: true, write: false, format: 'cjs', platform: 'node', target: 'es2022', packages: 'external', plugins: [whereabouts], metafile: true, logLevel: 'error',
  });
  const packages = new Map<string, unknown>([['@jest/globals', globals]]);
  const load = createRequire(join(process.cwd(), file));
  for (const { path } of Object.values(metafile.outputs).flatMap(({ imports }) => imports)) if (!packages.has(path)) packages.set(path, await loaded(path, load));
  const script = new Script(`(require, module, exports) => {${outputFiles[0]!.text}\n}`, { filename: file });
  const body = script.runInThisContext() as (require: (name: string) => unknown, module: object, exports: object) => void;
  return { evaluate: () => body((name) => packages.get(name), {}, {}) };
}

/** A package as bundled code asks for it: what it exports by default (or all of it), with everything it names. */
async function loaded(name: string, load: NodeJS.Require): Promise<unknown> {
  const module = await import(name.startsWith('node:') ? name : pathToFileURL(load.resolve(name)).href) as { default?: unknown };
  return typeof module.default === 'function' ? Object.assign(module.default, module) : { ...(module.default as object | undefined), ...module };
}

/** What instrumented code reads and writes: one object for the process. */
const context = (): InstrumenterContext => {
  const all = globalThis as { __stryker__?: InstrumenterContext };
  all.__stryker__ ??= {};
  return all.__stryker__;
};

const create = (options: StrykerOptions) => new SuiteRunner(options['suites'] as string[]);
create.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'suites', create)];
