import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import nunjucks from 'nunjucks';
import { designSystem, webFolder } from '../root.js';

const templates = readdirSync(webFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.njk'));

test('there are templates to look at', () => expect(templates.length).toBeGreaterThan(15));

test.each(templates)('%s compiles', (name) => {
  const environment = nunjucks.configure([webFolder, designSystem], { autoescape: true });
  expect(nunjucks.precompile(join(webFolder, name), { name, env: environment })).toContain('function root');
});
