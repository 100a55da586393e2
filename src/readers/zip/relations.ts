import type { Limits } from '../reader.js';
import type { Package, Part } from './package.js';
import { attribute, readXml } from './xml.js';

/** One relation of an Office package: what it points to, and whether that lies outside. */
export interface Relation {
  readonly id: string;
  /** Last word of the relation's type: "worksheet", "hyperlink". */
  readonly type: string;
  /** Path in the package, or the outside target as written. */
  readonly target: string;
  readonly external: boolean;
}

/** A target as written in a part of `folder`, as a path from the root of the package. */
const resolve = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
};

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The relations of a part ('' is the package itself). */
export const relationsOf = async (source: Package, path: string, limits: Limits): Promise<Relation[]> => {
  const folder = folderOf(path);
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  const part: Part | undefined = source.find(`${folder === '' ? '' : `${folder}/`}_rels/${name}.rels`);
  if (!part) return [];
  const found: Relation[] = [];
  await readXml(source, part, {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const external = attribute(attributes, 'TargetMode') === 'External';
      const target = attribute(attributes, 'Target') ?? '';
      const type = attribute(attributes, 'Type') ?? '';
      found.push({ id: attribute(attributes, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: external ? target : resolve(folder, target), external });
    },
  }, limits);
  return found;
};
