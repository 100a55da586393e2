import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { actions, states } from '../../src/requests/lifecycle.js';
import { evidenceKinds } from '../../src/sdc/evidence.js';
import { risks, statbarns } from '../../src/sdc/statbarns.js';
import { measureKinds } from '../../src/sdc/table.js';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const entries = new Set([...glossary.matchAll(/^- \*\*(.+?)\*\*/gm)].flatMap(([, words]) => words!.split(', ')));

test.each([
  ['risk', risks], ['statbarn', statbarns], ['state', states], ['action', actions], ['evidence', evidenceKinds], ['measure', measureKinds],
  ['verdict', ['clear', 'flagged', 'not-evaluable', 'not-applicable']], ['consequence', ['fail', 'review', 'note']], ['certainty', ['certain', 'possible']],
] as const)('every %s has an entry in the glossary', (_what, words) => {
  expect(entries.size).toBeGreaterThan(50);
  expect(words.filter((word) => !entries.has(word))).toEqual([]);
});
