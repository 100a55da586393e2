import type { ReleaseRequest } from '../../../requests/request.js';
import { momentWords } from '../../words/days.js';
import { size } from '../../words/plural.js';

/** R8: the bundles that left, with the fingerprint of each file. */
export const releasesOf = (request: ReleaseRequest, now: string) =>
  request.releases.map((release) => ({
    id: release.id, when: momentWords(release.at, now),
    files: release.files.flatMap((id) => {
      const file = [...request.files, ...request.pastFiles].find((one) => one.id === id);
      return file ? [{ name: file.name, sha256: file.sha256, size: size(file.bytes) }] : [];
    }),
  }));
