import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, basename } from 'node:path';
import { createHash } from 'node:crypto';
import highsModule from 'highs';
import { readFile as read } from './src/readers/index.js';
import { recognise } from './src/readers/recognise/index.js';
import { rules } from './rules/index.js';
import { packFor } from './src/main/packs.js';
import { propose } from './src/fixes/propose.js';
import { examineFile } from './src/examine/examine-file.js';
const walk = (d: string): string[] => readdirSync(d).flatMap((n) => { const p = join(d, n); return statSync(p).isDirectory() ? walk(p) : [p]; });
const pack = packFor([process.env['PACK'] ?? 'baseline-10']);
const highs = await (highsModule as any)();
let n = 0, none = 0, all = 0;
for (const f of process.argv.slice(2).flatMap(walk).filter((f) => /\.(csv|tsv|xlsx)$/.test(f))) {
  const bytes = new Uint8Array(readFileSync(f));
  const file = { path: basename(f), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  const deps = { read, recognise, rules, pack, version: '0', clock: () => performance.now() };
  const ex = await examineFile(file, deps);
  const fails = ex.flatMap((e) => e.report.findings).filter((x) => x.consequence === 'fail');
  const reviews = ex.flatMap((e) => e.report.findings).filter((x) => x.consequence === 'review');
  if (fails.length + reviews.length === 0) continue;
  all++;
  const t = Date.now();
  const got = await propose([file], deps, { highs, budget: { all: 30000, search: 2000 } });
  const best = got.proposals[0];
  const closesAll = best && fails.every((x) => best.closes.some((c) => c.id === x.id));
  if (best) { n++; writeFileSync(join('/tmp/fixed', f.replaceAll('/', '_')), best.files[0]!.bytes); }
  if (fails.length && !closesAll) none++;
  if (process.env['SHOW']) { for (const p of got.proposals) console.log('  >', JSON.stringify(p.fix), p.title, p.hides, p.protection, '| leaves', p.leaves.map((l) => l.rule).join()); for (const x of got.notProposed) console.log('  x', JSON.stringify(x.fix), x.says); }
  if (fails.length || best) console.log(closesAll ? 'OK  ' : best ? 'PART' : 'NONE', f.replace('fixtures/', ''), `${Date.now() - t}ms`, 'fails', [...new Set(fails.map((x) => x.rule))].join(), '|', best ? `${JSON.stringify(best.fix)} ${best.title} | ${best.hides}` : got.notProposed.slice(0, 9).map((x) => `${x.fix.kind}: ${x.says}`).join(' ; '));
}
if (process.env['ALL']) 0;
console.log({ all, proposed: n, failsNotClosed: none });
