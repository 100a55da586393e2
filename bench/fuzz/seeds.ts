import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hostile } from '../../fixtures/hostile/cases.js';
import { identify } from '../../src/readers/identify/identify.js';
import { readers } from '../../src/readers/index.js';

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Small files are read by the hundred a second; what a reader does wrong, it does wrong on small files too. */
const mostBytes = 3_000;
const mostPackageBytes = 8_000;
const mostPdfBytes = 24_000;

const root = new URL('../../', import.meta.url).pathname;

function* candidates(): Generator<Seed> {
  for (const folder of ['fixtures/files', 'fixtures/tables', 'fixtures/corpus', 'fixtures/acro-cases']) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) yield { name: path.slice(root.length), bytes: readFileSync(path) };
  }
  for (const { name, bytes } of hostile.filter((one) => !/bomb|long|many|deep|pipes|span|random/.test(one.name))) yield { name, bytes: bytes() };
}

/** The files to start from, by the kind they are read as; kinds without a reader are left out. */
export function seedsByKind(): Map<string, Seed[]> {
  const byKind = new Map<string, Seed[]>();
  for (const seed of candidates()) {
    const { kind } = identify(seed.name, seed.bytes);
    const most = kind === 'pdf' ? mostPdfBytes : seed.bytes[0] === 0x50 && seed.bytes[1] === 0x4b ? mostPackageBytes : mostBytes;
    const smallest = byKind.get(kind);
    if ((seed.bytes.length > most && smallest) || seed.bytes.length > 60_000 || !readers.some((reader) => reader.kind === kind)) continue;
    byKind.set(kind, [...(smallest ?? []), seed]);
  }
  return byKind;
}

/** How often each kind is drawn, so that quick readers are not held up by slow ones; others 6. */
export const weights: Readonly<Record<string, number>> = {
  csv: 50, text: 40, log: 20, html: 25, json: 40, jsonl: 20, notebook: 15, code: 30, markdown: 15, latex: 15, yaml: 6, svg: 25, rtf: 20, xml: 8,
  xlsx: 8, ods: 5, docx: 6, pptx: 4, odt: 4, zip: 5, tar: 20, gzip: 10, pdf: 1, png: 40, jpeg: 40, tiff: 30, webp: 30, gif: 30, parquet: 20,
};
