import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { z } from 'zod';
import { bundleNames } from './bundle.js';

const recordSchema = z.looseObject({
  schema: z.literal('airlock.release/1'),
  id: z.string(),
  files: z.array(z.looseObject({ name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number() })),
});

export interface Verification {
  /** Every file is the one that was released, and the record is the one that was signed. */
  readonly ok: boolean;
  /** What is wrong, in words. */
  readonly problems: readonly string[];
  readonly release?: string;
  readonly files: number;
  /** SHA-256 of the signing key: compare it with the one the authority publishes. */
  readonly key?: string;
}

const most = { entries: 1_000, control: 16 * 2 ** 20 } as const;

/** Checks a bundle by itself, with no server. `trusted` is the authority's public key; without it the key inside is used, and named. */
export async function verifyBundle(path: string, trusted?: KeyObject): Promise<Verification> {
  const problems: string[] = [];
  try {
    const found = await contentsOf(path);
    const text = found.control.get(bundleNames.record);
    const record = text && recordIn(text);
    if (!text || !record) return { ok: false, problems: ['There is no readable record in this bundle.'], files: 0 };
    const key = keyIn(found.control.get(bundleNames.key));
    problems.push(...signatureProblems(text, found.control.get(bundleNames.signature), { key, trusted }), ...fileProblems(record.files, found.digests));
    return { ok: problems.length === 0, problems, release: record.id, files: record.files.length, ...(key && { key: fingerprint(trusted ?? key) }) };
  } catch {
    return { ok: false, problems: ['This is not a release bundle, or it is damaged: it cannot be read to its end.'], files: 0 };
  }
}

const fingerprint = (key: KeyObject): string => createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex');

interface Keys {
  readonly key: KeyObject | undefined;
  readonly trusted: KeyObject | undefined;
}

function signatureProblems(text: Buffer, signature: Buffer | undefined, { key, trusted }: Keys): string[] {
  const by = trusted ?? key;
  if (!signature || !by) return ['The record is not signed.'];
  const isSigned = by.asymmetricKeyType === 'ed25519' && verify(null, text, by, Buffer.from(signature.toString('latin1'), 'base64'));
  if (isSigned) return [];
  return [trusted ? 'The record was not signed by the key you trust.' : 'The signature does not belong to the record: it was changed after it was signed.'];
}

function fileProblems(recorded: readonly { readonly name: string; readonly sha256: string }[], digests: ReadonlyMap<string, string>): string[] {
  const names = new Set(recorded.map((file) => file.name));
  return [
    ...recorded.filter((file) => !digests.has(file.name)).map((file) => `${JSON.stringify(file.name)} is in the record but not in the bundle.`),
    ...recorded.filter((file) => digests.has(file.name) && digests.get(file.name) !== file.sha256).map((file) => `${JSON.stringify(file.name)} is not the file that was released: its bytes differ.`),
    ...[...digests.keys()].filter((name) => !names.has(name)).map((name) => `${JSON.stringify(name)} is in the bundle but was not released.`),
  ];
}

function recordIn(text: Buffer): z.output<typeof recordSchema> | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function keyIn(pem: Buffer | undefined): KeyObject | undefined {
  try {
    return pem && createPublicKey(pem);
  } catch {
    return undefined;
  }
}

interface Contents {
  readonly control: ReadonlyMap<string, Buffer>;
  /** By the name of the released file. */
  readonly digests: ReadonlyMap<string, string>;
}

async function contentsOf(path: string): Promise<Contents> {
  const control = new Map<string, Buffer>();
  const digests = new Map<string, string>();
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount > most.entries) throw new Error('too many entries');
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      const stream = await zip.openReadStreamPromise(entry);
      if (name.startsWith(bundleNames.files)) {
        if (digests.has(name.slice(bundleNames.files.length))) throw new Error('the same name twice');
        digests.set(name.slice(bundleNames.files.length), await digestOf(stream));
      } else if (([bundleNames.record, bundleNames.signature, bundleNames.key] as readonly string[]).includes(name) && !control.has(name)) control.set(name, await wholeOf(stream));
      else throw new Error('something that does not belong here');
    }
  } finally {
    zip.close();
  }
  return { control, digests };
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most.control) throw new Error('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
