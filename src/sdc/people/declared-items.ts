import type { Declaration, ItemDeclaration } from '../declaration.js';
import type { FileSubject } from '../subjects.js';

const plain = (path: string): string => path.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '').normalize('NFC').toLowerCase();
const nameOf = (path: string): string => plain(path).split('/').at(-1)!;

/** Whether a declared path means this file: the same path, the archive it lies in, or its bare name. */
export function meansFile(declared: string, path: string): boolean {
  const [said, actual] = [plain(declared), plain(path)];
  return said === actual || actual.startsWith(`${said}!/`) || actual.endsWith(`/${said}`) || (!said.includes('/') && nameOf(actual) === said);
}

/** What the researcher said of a file, if anything. */
export const itemFor = (declared: Declaration, path: string): ItemDeclaration | undefined => declared.items.find((item) => meansFile(item.path, path));

/** Files that describe the request instead of being part of it: the declaration itself, checksums beside outputs, ACRO's own bookkeeping. */
export const describesRequest = ({ path, facts }: FileSubject): boolean =>
  facts.some(({ is }) => is === 'acro-config' || (is === 'acro-results' && !/\.xlsx$/i.test(path))) || /(?:^|\/)(?:outputs\.sdc\.json|checksums\/[^/]+\.txt|[^/]+\.(?:sha256|sha256sum)|SHA256SUMS(?:\.txt)?)$/i.test(path.replace(/\\/g, '/'));
