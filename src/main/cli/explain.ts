import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrap } from '../../formats/index.js';
import { ownFindings } from '../../examine/own-findings.js';
import { didYouMean } from '../../packs/problem.js';
import { rules } from '../../../rules/index.js';
import { root } from '../root.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

/** `airlock explain RULE`: what it means, what to do, what it needs, and the pictures that are its tests. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals: [id], values } = parse(args, { list: { type: 'boolean', default: false } });
  if (values.list || id === undefined) {
    io.out(rules.map((rule) => `${rule.id}\n${wrap(rule.summary, io.width, '    ', '    ').join('\n')}\n`).join(''));
    return exit.ok;
  }
  if (id.endsWith('*')) return family(id, io);
  const own = Object.hasOwn(ownFindings, id) ? ownFindings[id] : undefined;
  if (own) {
    io.out(`${id}: made by the engine itself, whatever the pack\n\n${wrap(own.summary, io.width, 'What it means   ', ' '.repeat(16)).join('\n')}\n${wrap(own.remedy, io.width, 'What to do      ', ' '.repeat(16)).join('\n')}\n`);
    return exit.ok;
  }
  const rule = rules.find((one) => one.id === (otherNames[id] ?? id));
  if (!rule) throw new UsageError(`there is no rule "${id}".${didYouMean(id, rules.map((one) => one.id))} "airlock explain --list" names them all.`);
  const paragraph = (lead: string, text: string) => wrap(text, io.width, lead, ' '.repeat(lead.length)).join('\n');
  io.out([
    `${rule.id}, version ${rule.version}`,
    '',
    paragraph('What it means   ', rule.summary),
    paragraph('What to do      ', rule.remedy),
    paragraph('Risk            ', rule.risk),
    paragraph('Outputs         ', rule.statbarns.join(', ') || 'any'),
    paragraph('May ask for     ', rule.needs.join(', ') || 'nothing beyond the file'),
    '',
    readmeOf(rule.id),
  ].join('\n'));
  return exit.ok;
}

/** Names the literature and other tools use. */
const otherNames: Readonly<Record<string, string>> = { 'k-anonymity': 'quasi-identifier-combination', 'regression-dummy-only': 'regression-saturated' };

/** `airlock explain direct-identifier-*`: the rules whose names begin so. */
function family(pattern: string, io: Io): ExitCode {
  const members = rules.filter((rule) => rule.id.startsWith(pattern.slice(0, -1)));
  if (members.length === 0) throw new UsageError(`no rule begins with "${pattern.slice(0, -1)}". "airlock explain --list" names them all.`);
  io.out(members.map((rule) => `${rule.id}\n${wrap(rule.summary, io.width, '    ', '    ').join('\n')}\n${wrap(rule.remedy, io.width, '    What to do: ', '    ').join('\n')}\n`).join(''));
  return exit.ok;
}

function readmeOf(id: string): string {
  const path = join(root, 'rules', id, 'README.md');
  return existsSync(path) ? readFileSync(path, 'utf8').replace(/^# .*\n+/, '') : '';
}
