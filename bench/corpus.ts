/**
 * The corpus: every file under fixtures/files with an expected.yaml beside it, scored per rule, and the published
 * outputs under fixtures/corpus, counted. `npm run corpus`; `-- --rule ID` lists the findings of one rule with their
 * reasons (the files are public); `-- --write` puts the figures into docs/benchmarks.md.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examineFolder } from './corpus/examineFolder.js';
import { expectationsOf } from './corpus/expectations.js';
import { countFolder, findingsTable, foldersTable } from './corpus/publishedCounts.js';
import { scoreTable, scoresOf } from './corpus/scores.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1] ?? '';
};
const published = ['vaccine-coverage', 'risk-factors', 'acro/v1.0.1', 'acro/v0.4.12'];
const packs = ['baseline-10', 'opensafely'];

const only = option('rule');
const sections: string[] = [];
const say = (text: string): void => {
  sections.push(text);
  process.stdout.write(`${text}\n\n`);
};

const withExpectations = readdirSync(join(root, 'fixtures/files'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, 'fixtures/files', entry.name, 'expected.yaml')))
  .map(({ name }) => join(root, 'fixtures/files', name));
if (withExpectations.length === 0) throw new Error('no folder of fixtures has expectations: nothing was looked at');

if (only === undefined) {
  const scored = [];
  for (const folder of withExpectations) scored.push({ expected: expectationsOf(folder)!, examined: await examineFolder(folder, 'baseline-10') });
  const { files, tallies } = scoresOf(scored);
  say(`### Files with expectations\n\n${files} files in ${withExpectations.length} ${withExpectations.length === 1 ? 'folder' : 'folders'}, pack baseline-10.\n\n${scoreTable(tallies)}`);
}
for (const pack of packs) {
  const counted = [];
  for (const name of published) counted.push(countFolder(name, await examineFolder(join(root, 'fixtures/corpus', name), pack)));
  if (only === undefined) {
    say(`### Published outputs, pack ${pack}\n\n${foldersTable(counted)}\n\n${findingsTable(counted)}`);
  } else {
    for (const { name, reports } of counted) {
      for (const { path, findings } of reports) {
        for (const finding of findings.filter(({ rule }) => rule === only)) {
          process.stdout.write(`${pack} ${name}/${path}\n  ${finding.consequence} ${finding.certainty}: ${finding.message}\n  ${finding.evidence?.because ?? ''}\n`);
        }
      }
    }
  }
}

if (process.argv.includes('--write') && only === undefined) {
  const path = join(root, 'docs/benchmarks.md');
  const [start, end] = ['<!-- corpus: written by npm run corpus -- --write -->', '<!-- /corpus -->'];
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '# Benchmarks\n';
  const block = `${start}\n\n${sections.join('\n\n')}\n\n${end}`;
  const before = text.indexOf(start);
  writeFileSync(path, before < 0 ? `${text.trimEnd()}\n\n## The corpus\n\n${block}\n` : text.slice(0, before) + block + text.slice(text.indexOf(end) + end.length));
}
