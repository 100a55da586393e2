import { z } from 'zod';
import { checksumsIn } from '../../src/sdc/people/checksums.js';
import type { Noted } from '../../src/sdc/people/checksums.js';
import { meansFile } from '../../src/sdc/people/declared-items.js';
import { defineRequestRule } from '../../src/sdc/rule.js';
import type { Declaration } from '../../src/sdc/declaration.js';

/** Digests in the declaration itself (`sha256` of an item). */
const declaredSums = ({ items }: Declaration): Noted[] =>
  items.flatMap((item) => (typeof item['sha256'] === 'string' && /^[\da-f]{64}$/i.test(item['sha256']) ? [{ by: 'the declaration', of: item.path, sha256: item['sha256'].toLowerCase() }] : []));

/** A file that is not the one its checksum was taken of. */
export default defineRequestRule({
  id: 'checksum-mismatch',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'A file was changed after its checksum was written.',
  remedy: 'Send the file as the tool wrote it, or say what was changed and why',
  needs: [],
  params: z.strictObject({
    missing: z.boolean().default(true).describe('Also flag checksums of files that were not sent.'),
  }),
  applies: ({ files, declared }) => [...files.flatMap(checksumsIn), ...declaredSums(declared)].length > 0,
  *check({ files, declared }, { missing }) {
    for (const { by, of, sha256 } of [...files.flatMap(checksumsIn), ...declaredSums(declared)]) {
      const folder = by.replace(/\\/g, '/').replace(/(?:checksums\/)?[^/]*$/, '');
      const found = files.find(({ path }) => path.replace(/\\/g, '/') === `${folder}${of}`) ?? files.find(({ path }) => path !== by && meansFile(of, path));
      if (found === undefined) {
        if (missing) yield { places: [{ file: by }], certainty: 'possible', because: `${by} notes a digest of a file that was not sent`, says: 'A checksum belongs to a file that was not sent.' };
      } else if (found.sha256 !== undefined && found.sha256 !== sha256) {
        yield { places: [{ file: found.path }], certainty: 'certain', because: `noted ${sha256.slice(0, 12)}…, the file has ${found.sha256.slice(0, 12)}…` };
      }
    }
  },
});
