import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareFactoryPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult,
  type DryRunOptions, type DryRunResult, type MutantRunOptions, type MutantRunResult, type TestResult, type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { catalogueRow } from '../../src/main/docs/rules.js';
import type { Rule } from '../../src/sdc/rule.js';
import { look } from './look.js';
import { picturesIn, type Picture } from './pictures.js';
import { surprises } from './surprises.js';

/**
 * Mutation testing of the rules by their pictures alone, in one process: a mutant runs only the pictures that reach it, and
 * one that acts while its rule is loaded gets the rule loaded anew. Milliseconds a mutant instead of a run of Jest each.
 */
class PictureRunner implements TestRunner {
  /** By name: each picture of each rule, and one look at its row in the catalogue. */
  #tests = new Map<string, { id: string; wrong: (rule: Rule) => Promise<string[]> }>();

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  init(): Promise<void> {
    const catalogue = readFileSync('docs/generated/rules.md', 'utf8');
    for (const entry of readdirSync('rules', { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name === 'packs') continue;
      for (const picture of picturesIn(readFileSync(join('rules', entry.name, 'README.md'), 'utf8'))) {
        this.#tests.set(`${entry.name}: ${picture.title}`, { id: entry.name, wrong: (rule) => wrongIn(rule, picture) });
      }
      this.#tests.set(`${entry.name}, in the catalogue`, { id: entry.name, wrong: (rule) => Promise.resolve(catalogue.includes(catalogueRow(rule)) ? [] : ['is not as in the catalogue']) });
    }
    return Promise.resolve();
  }

  async dryRun({ coverageAnalysis, files }: DryRunOptions): Promise<DryRunResult> {
    const mutated = new Set((files ?? []).map((file) => ruleOf(file)));
    const wanted = [...this.#tests].filter(([, { id }]) => mutated.size === 0 || mutated.has(id)).map(([name]) => name);
    const result = await this.#run(wanted, true);
    if (result.status !== DryRunStatus.Complete || coverageAnalysis === 'off') return result;
    return { ...result, ...(context().mutantCoverage && { mutantCoverage: context().mutantCoverage }) };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, sandboxFileName, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    const shared = context();
    shared.hitCount = 0;
    if (hitLimit !== undefined) shared.hitLimit = hitLimit;
    else delete shared.hitLimit;
    const id = ruleOf(sandboxFileName);
    const wanted = testFilter ?? [...this.#tests].filter(([, one]) => one.id === id).map(([name]) => name);
    delete shared.activeMutant;
    if (mutantActivation === 'runtime') for (const name of wanted) await load(this.#tests.get(name)!.id);
    shared.activeMutant = activeMutant.id;
    try {
      const variant = mutantActivation === 'static' ? { id, variant: activeMutant.id } : undefined;
      const result = await this.#run(wanted, disableBail, variant);
      return toMutantRunResult(determineHitLimitReached(shared.hitCount, hitLimit) ?? result, true);
    } finally {
      delete shared.activeMutant;
    }
  }

  async #run(names: readonly string[], all: boolean, anew?: { id: string; variant: string }): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const loaded = new Map<string, Rule>();
    try {
      for (const { id } of names.map((name) => this.#tests.get(name)!)) {
        if (!loaded.has(id)) loaded.set(id, await load(id, anew?.id === id ? anew.variant : undefined));
      }
    } catch (fault) {
      return { status: DryRunStatus.Complete, tests: names.slice(0, 1).map((name) => failed(name, 0, `does not load: ${String(fault)}`)) };
    }
    for (const name of names) {
      const { id, wrong: wrongWith } = this.#tests.get(name)!;
      const began = performance.now();
      context().currentTestId = name;
      const wrong = await wrongWith(loaded.get(id)!);
      const timeSpentMs = performance.now() - began;
      delete context().currentTestId;
      tests.push(wrong.length === 0 ? { id: name, name, timeSpentMs, status: TestStatus.Success } : failed(name, timeSpentMs, wrong.join('; ')));
      if (wrong.length > 0 && !all) break;
    }
    return { status: DryRunStatus.Complete, tests };
  }
}

const failed = (name: string, timeSpentMs: number, failureMessage: string): TestResult => ({ id: name, name, timeSpentMs, status: TestStatus.Failed, failureMessage });

async function wrongIn(rule: Rule, picture: Picture): Promise<string[]> {
  try {
    return surprises(await look(rule, picture, rule.params.parse(picture.params)), picture);
  } catch (fault) {
    return [`throws ${String(fault)}`];
  }
}

/** What instrumented code reads and writes: one object for the process. */
const context = (): InstrumenterContext => {
  const all = globalThis as { __stryker__?: InstrumenterContext };
  all.__stryker__ ??= {};
  return all.__stryker__;
};

const ruleOf = (file: string): string => /rules[\\/]([^\\/]+)[\\/]rule\.ts$/.exec(file)?.[1] ?? '';

async function load(id: string, variant?: string): Promise<Rule> {
  const { href } = pathToFileURL(join(process.cwd(), 'rules', id, 'rule.ts'));
  const { default: rule } = (await import(variant === undefined ? href : `${href}?mutant=${variant}`)) as { default: Rule };
  return rule;
}

/** As much of a syntax tree as is looked at here. */
interface Written {
  readonly type: string;
  readonly name?: unknown;
  readonly key?: Written;
  readonly callee?: Written;
  readonly property?: Written;
}

/** What a rule says about itself to a reader: no picture can tell one sentence from another there. */
const isDocumentation = ({ node, parent }: { node?: Written; parent?: Written }): boolean => {
  if (node?.type !== 'StringLiteral' && node?.type !== 'TemplateLiteral') return false;
  if (parent?.type === 'CallExpression') return parent.callee?.property?.name === 'describe';
  return parent?.type === 'ObjectProperty' && (parent.key?.name === 'summary' || parent.key?.name === 'remedy');
};

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'pictures', () => new PictureRunner()),
  declareValuePlugin(PluginKind.Ignore, 'documentation', { shouldIgnore: (path) => (isDocumentation(path as { node?: Written; parent?: Written }) ? 'documentation' : undefined) }),
];
