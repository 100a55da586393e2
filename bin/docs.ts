import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from '../src/main/docs/generated.js';
import { root } from '../src/main/root.js';

const folder = join(root, 'docs', 'generated');
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries(generated)) writeFileSync(join(folder, name), make());
process.stdout.write(`${Object.keys(generated).length} pages written to docs/generated\n`);
