// Turns the TypeScript into dist/, one file per process, so that a start costs no compilation.
// `ensureBuilt` is what the launchers call: it rebuilds only when a source file is newer than the build.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entries = {
  cli: 'src/main/cli.ts',
  'examine-child': 'src/main/examine-child.ts',
  start: 'src/main/start.ts',
  server: 'src/main/server.ts',
  worker: 'workers/main.ts',
  migrate: 'src/main/migrate.ts',
  'prepare-packs': 'src/main/prepare-packs.ts',
};

/** Small packages that every check needs are bundled: loading them file by file would take half its time. The rest stays outside. */
const inside = new Set(['zod', 'yaml', 'csv-parse', 'saxes', 'yauzl', 'parse5', 'hyparquet']);
const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const outside = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)].filter((name) => !inside.has(name)).flatMap((name) => [name, `${name}/*`]);

/** Messages of schemas are ours, in English: forty other languages would only have to be loaded. */
const englishOnly = {
  name: 'english-only',
  setup: (bundle) => bundle.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: "export { default as en } from './en.js';" })),
};

const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const sources = ['src', 'rules', 'workers', 'bin/build.mjs'];

/** Newest modification time under a path, in ms. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let latest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) latest = Math.max(latest, newest(join(path, entry.name)));
    else if (/\.(?:ts|yaml)$/.test(entry.name) && !entry.name.endsWith('.test.ts')) latest = Math.max(latest, statSync(join(path, entry.name)).mtimeMs);
  }
  return latest;
}

/** Builds beside dist/ and then takes its place, so that a process that starts meanwhile never sees half a build. */
export async function buildAll() {
  const fresh = join(root, `dist-${process.pid}`);
  const spent = join(root, `dist-${process.pid}-spent`);
  const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))).map(([name, file]) => [name, join(root, file)]));
  const begun = Date.now();
  // Only loaded when there is something to build.
  const { build } = await import('esbuild');
  await build({
    entryPoints,
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: outside,
    // What is bundled may still ask for Node's own modules the old way.
    banner: { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" },
    sourcemap: true,
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [englishOnly],
    logLevel: 'warning',
  });
  const prepared = spawnSync(process.execPath, [join(fresh, 'prepare-packs.js')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (prepared.status !== 0) throw new Error('the rule packs could not be prepared');
  writeFileSync(join(fresh, '.built'), '');
  // What was saved while the build ran is newer than the build.
  utimesSync(join(fresh, '.built'), begun / 1000, begun / 1000);
  try {
    if (existsSync(dist)) renameSync(dist, spent);
    renameSync(fresh, dist);
  } catch (error) {
    // Another process was quicker: its build is as good as ours.
    if (!existsSync(stamp)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(spent, { recursive: true, force: true });
  }
}

export async function ensureBuilt() {
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  const isInstalled = !sources.every((source) => existsSync(join(root, source)));
  if (isInstalled && built > 0) return;
  if (sources.some((source) => newest(join(root, source)) > built)) await buildAll();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
