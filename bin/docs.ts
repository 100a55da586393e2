import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generated } from '../src/main/docs/generated.js';
import { root } from '../src/main/root.js';

const folder = join(root, 'docs', 'generated');
const pages = Object.entries(generated).map(([name, make]) => [join(folder, name), make()] as const);
rmSync(folder, { recursive: true, force: true });
for (const [path, text] of pages) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
process.stdout.write(`${Object.keys(generated).length} pages written to docs/generated\n`);
