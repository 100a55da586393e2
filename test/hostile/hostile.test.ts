import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { hostile } from '../../fixtures/hostile/cases.js';
import { rules } from '../../rules/index.js';
import { examineRequest } from '../../src/examine/examine-request.js';
import { resolvePack } from '../../src/packs/resolve.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';

const folder = new URL('../../rules/packs/', import.meta.url);
const shelf = new Map(readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => [name.replace(/\.yaml$/, ''), { file: name, text: readFileSync(new URL(name, folder), 'utf8') }]));
const resolution = resolvePack('baseline-10', shelf, rules);
if (!resolution.ok) throw new Error('the baseline pack does not resolve');
const { pack } = resolution;

const examine = async (path: string, bytes: Uint8Array) => examineRequest([{ path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }], { read: readFile, recognise, rules, pack, version: '0' });

/** No file may hang the examination: the runner ends a case that does. */
const hang = 120_000;

describe('files made to break a reader', () => {
  test('are at least sixty, each with a name of its own', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
    expect(new Set(hostile.map(({ name }) => name)).size).toBe(hostile.length);
  });

  it.each(hostile.map((one) => [one.name, one.is, one] as const))('%s (%s) ends in a finding for a person', async (name, _is, { bytes }) => {
    const report = await examine(name, bytes());
    expect(report.status).not.toBe('pass');
    expect(report.files.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
  }, hang);
});

describe('memory', () => {
  it('stays bounded over every one of them', async () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const { name, bytes } of hostile.filter((one) => /bomb|many/.test(one.name))) await readFile(name, bytes());
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(512 * 2 ** 20);
  }, 120_000);
});
