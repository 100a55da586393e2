import type { ResolvedPack } from './pack.js';

/** One setting on which two packs differ; undefined where a pack does not have it. */
export interface PackDifference {
  readonly path: string;
  readonly left?: unknown;
  readonly right?: unknown;
}

/** Every setting on which they differ, by path. Names, versions and digests are not settings. */
export function diffPacks(left: ResolvedPack, right: ResolvedPack): PackDifference[] {
  const settings = ({ id: _id, version: _version, title: _title, digest: _digest, ...rest }: ResolvedPack) => rest;
  return [...differences('', settings(left), settings(right))];
}

function* differences(path: string, left: unknown, right: unknown): Generator<PackDifference> {
  if (isObject(left) && isObject(right)) {
    for (const key of [...new Set([...Object.keys(left), ...Object.keys(right)])].sort()) yield* differences(path ? `${path}.${key}` : key, left[key], right[key]);
  } else if (JSON.stringify(left) !== JSON.stringify(right)) {
    yield { path, ...(left !== undefined && { left }), ...(right !== undefined && { right }) };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
