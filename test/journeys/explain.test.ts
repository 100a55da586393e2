import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runCli } from '../../src/main/cli/run.js';
import { rules } from '../../rules/index.js';
import { picturesIn } from '../support/pictures.js';

/** The catalogue's own list of rules: every name in it must be answered for. */
const here = new URL('../../', import.meta.url);
const catalogue = z.object({ index: z.array(z.string()), headings: z.array(z.string()), files: z.array(z.string()), submission: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(new URL('fixtures/worked-examples/rule-index.json', here), 'utf8')));
const names = [...new Set([...catalogue.index, ...catalogue.headings, ...catalogue.files, ...catalogue.submission])];
const ids = new Set(rules.map(({ id }) => id));

async function explain(name: string): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await runCli(['explain', name], { out: (text) => { out += text; }, err: () => undefined, env: {}, cwd: '.', isTerminal: false, width: 100 });
  return { code, out };
}

describe('airlock explain', () => {
  it('knows a hundred names of the index', () => expect(catalogue.index.length).toBeGreaterThan(95));

  it.each(names)('%s', async (name) => {
    const { code, out } = await explain(name);
    expect(code).toBe(0);
    expect(out).toMatch(/What to do/);
    expect(out.length).toBeGreaterThan(150);
  });

  it('does not know others', async () => expect((await explain('min-cell-cuont')).code).toBe(3));
});

describe('the catalogue', () => {
  it.each(catalogue.index.filter((name) => !name.endsWith('*')))('%s has its folder and its pictures', (name) => {
    expect(ids.has(name)).toBe(true);
    const readme = new URL(`rules/${name}/README.md`, here);
    expect(existsSync(readme) && picturesIn(readFileSync(readme, 'utf8')).length).toBeGreaterThanOrEqual(2);
  });
});
