import { writeFileSync } from 'node:fs';
import loadHighs from 'highs';
import { feasible } from '../src/sdc/audit/index.js';
import { bounded, kinds } from '../test/attacks/cases.js';
import { compare } from '../test/attacks/compare.js';
import { byHighs } from '../test/attacks/highs.js';
import { asMagnitudes, largeTable } from '../test/attacks/large.js';
import { between, seeded } from '../test/attacks/seeded.js';

/**
 * The long attack: an intruder who tries every table, against the engine; then HiGHS, on larger ones.
 *
 *     npm run attack -- [--tables 200000] [--larger 1000] [--seed 1] [--out FILE.json]
 */
const words = process.argv.slice(2);
const option = (name: string, otherwise: number) => (words.includes(name) ? Number(words[words.indexOf(name) + 1]) : otherwise);
const tables = option('--tables', 200_000);
const larger = option('--larger', 1000);
const seed = option('--seed', 1);
const out = words.includes('--out') ? words[words.indexOf('--out') + 1] : undefined;

interface Tally {
  tables: number;
  skipped: number;
  intervals: number;
  relaxed: number;
  wrong: number;
}

const tallies: Record<string, Tally> = {};
const started = process.cpuUsage();
let disagreements = 0;

for (const { name, draw } of kinds) {
  const tally: Tally = { tables: 0, skipped: 0, intervals: 0, relaxed: 0, wrong: 0 };
  tallies[name] = tally;
  const random = seeded(seed * 7919 + name.length * 104729 + name.charCodeAt(0));
  const share = Math.ceil(tables / kinds.length);
  while (tally.tables < share && tally.skipped < share) {
    const published = bounded(draw(random));
    const result = compare(published, 150_000);
    if (result.outcome === 'skipped') {
      tally.skipped++;
      continue;
    }
    tally.tables++;
    tally.intervals += result.intervals;
    tally.relaxed += result.relaxed;
    tally.wrong += result.wrong.length;
    for (const line of result.wrong) if (disagreements++ < 20) console.log(line, JSON.stringify(published.system));
  }
}
console.table(tallies);

const highs = await (loadHighs as unknown as typeof loadHighs.default)();
const random = seeded(seed);
const second = { systems: 0, intervals: 0, wrong: 0 };
for (; second.systems < larger; second.systems++) {
  const system = asMagnitudes(largeTable(random, second.systems));
  const unknown = system.variables.flatMap((v, i) => (v.low === v.high ? [] : [i]));
  if (unknown.length === 0) continue;
  const ask = Array.from({ length: 10 }, () => unknown[between(random, 0, unknown.length - 1)]!);
  const found = feasible(system, { ask });
  byHighs(highs, system, ask).forEach((theirs, k) => {
    const ours = found[k]!;
    second.intervals++;
    if (isNear(ours.low, theirs.low) && isNear(ours.high, theirs.high)) return;
    second.wrong++;
    if (disagreements++ < 20) console.log(`system ${second.systems}, number ${ask[k]}: we say ${ours.low} to ${ours.high}, HiGHS ${theirs.low} to ${theirs.high}`);
  });
}
console.table({ HiGHS: second });

// The same shapes without the intruder's bounds: hidden numbers may be as large as they like.
const open = { systems: 0, intervals: 0, wrong: 0 };
for (const { name, draw } of kinds) {
  for (let k = 0; k < Math.ceil(larger / 4); k++) {
    const system = asMagnitudes(draw(random).system);
    const ask = [...system.variables.keys()];
    const found = feasible(system, { ask });
    open.systems++;
    byHighs(highs, system, ask).forEach((theirs, i) => {
      open.intervals++;
      if (isNear(found[i]!.low, theirs.low) && isNear(found[i]!.high, theirs.high)) return;
      open.wrong++;
      if (disagreements++ < 20) console.log(`${name}, number ${i}: we say ${found[i]!.low} to ${found[i]!.high}, HiGHS ${theirs.low} to ${theirs.high}`, JSON.stringify(system));
    });
  }
}
console.table({ 'HiGHS, unbounded': open });

const { user, system } = process.cpuUsage(started);
const total = Object.values(tallies).reduce((sum, t) => sum + t.tables, 0);
console.log(`${total} tables and ${second.systems} larger systems in ${((user + system) / 1e6).toFixed(0)} CPU s: ${disagreements} disagreements`);
if (out) writeFileSync(out, `${JSON.stringify({ seed, total, disagreements, intruder: tallies, highs: second, unbounded: open }, null, 2)}\n`);
if (disagreements > 0 || total < tables * 0.9) process.exitCode = 1;

function isNear(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
}
