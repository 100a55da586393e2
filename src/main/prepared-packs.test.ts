import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { built } from '../../test/support/processes.js';
import { resolvePack } from '../packs/resolve.js';
import { rules } from '../../rules/index.js';
import { shelf } from './packs.js';
import { preparedPack, shelfDigest, type PreparedPack } from './prepared-packs.js';
import { root } from './root.js';

describe('packs resolved by the build', () => {
  beforeAll(built, 120_000);
  const prepared = (id: string) => JSON.parse(readFileSync(join(root, 'dist', 'packs', `${id}.json`), 'utf8')) as PreparedPack;

  test.each([...shelf().keys()])('%s is what its YAML says', (id) => {
    expect(prepared(id)).toEqual({ from: shelfDigest(shelf()), resolution: resolvePack(id, shelf(), rules) });
  });

  test('one changed letter in any pack of the shelf, or one pack more, is another shelf', () => {
    const texts = shelf();
    const changed = [...texts].map(([id, { file, text }], index) => [id, { file, text: index === 3 ? `${text} ` : text }] as const);
    expect(shelfDigest(new Map(changed))).not.toBe(shelfDigest(texts));
    expect(shelfDigest(new Map([...texts, ['own', { file: 'own.yaml', text: 'id: own' }]]))).not.toBe(shelfDigest(texts));
  });

  test('without a build beside it, or under a name that is a path, nothing is prepared', () => {
    expect(preparedPack('baseline-10', shelf())).toBeUndefined();
    expect(preparedPack('../../package', shelf())).toBeUndefined();
  });
});
