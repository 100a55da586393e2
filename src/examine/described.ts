import type { Described, ItemDeclaration } from '../sdc/declaration.js';

/** Names of files that describe the files beside them: they are read first. */
export const isDescription = (path: string): boolean => /(?:^|[\\/])(?:results|outputs)\.json$/i.test(path);

const folderOf = (path: string): string => path.replace(/[^\\/]*$/, '');

/** What a file says of others, with paths of the request: a list names its neighbours, a workbook itself. */
export function describedFrom({ items, exceptions }: Described, path: string): Described {
  const placed = (name: string): string => (name === '' ? path : `${folderOf(path)}${name}`);
  return { items: items.map((item) => ({ ...item, path: placed(item.path) })), exceptions: exceptions.map((one) => ({ ...one, path: placed(one.path) })) };
}

export const together = (descriptions: readonly (Described | undefined)[]): Described => ({
  items: descriptions.flatMap((one) => one?.items ?? []), exceptions: descriptions.flatMap((one) => one?.exceptions ?? []),
});

const samePath = (declared: string, path: string): boolean => path === declared || path.endsWith(`/${declared}`);

/** What is said of a file: the researcher's own words come first, and what they leave open is taken from files that describe it. */
export function itemOf(path: string, declared: readonly ItemDeclaration[] | undefined, described: readonly (readonly ItemDeclaration[] | undefined)[]): ItemDeclaration | undefined {
  const own = declared?.find((item) => samePath(item.path, path));
  const other = described.flatMap((items) => items?.find((item) => item.path === path) ?? [])[0];
  if (!own || !other) return own ?? other;
  const said = Object.fromEntries(Object.entries(own).filter(([, answer]) => answer !== undefined));
  return { ...other, ...said, path: own.path, tables: own.tables.length > 0 ? own.tables : other.tables };
}
