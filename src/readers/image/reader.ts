import { identify } from '../identify/identify.js';
import type { Reader } from '../reader.js';
import { walkJpeg } from './jpeg.js';
import { walkGif, walkTiff, walkWebp } from './others.js';
import { walkPng, type Walked } from './png.js';

/** The picture itself is for a person to look at: only what stands around it is read. */
const picture = (kind: string, walk: (bytes: Uint8Array) => Walked): Reader => ({
  id: kind, version: 1, kind, accepts: (name, head) => identify(name, head).kind === kind,
  read: (bytes) => {
    const { facts, texts, unreadable } = walk(bytes);
    return {
      read: 'partly', grids: [], texts, facts,
      unreadable: [...unreadable, { reason: 'picture-only', place: {}, says: 'What the picture shows cannot be read; a person must look, with the numbers behind it.' }],
    };
  },
});

export const pictures: readonly Reader[] = [
  picture('png', walkPng), picture('jpeg', walkJpeg), picture('tiff', walkTiff), picture('webp', walkWebp), picture('gif', walkGif),
];
