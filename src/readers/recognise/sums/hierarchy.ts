import type { Category, Dimension } from '../../../sdc/table.js';
import type { Ground } from './judge.js';

/** A category and those it may contain, within one dimension. */
export interface Family {
  readonly dimension: number;
  readonly parent: number;
  readonly children: readonly number[];
  readonly ground: Ground;
  /** Children stand wherever they are found, also on another page ("coastal (D1+D2)"). */
  readonly anywhere?: boolean;
}

const band = /^(?:aged? ?)?[_ ]*(\d{1,3})(?:\s*(?:-|–|_|to)\s*(\d{1,3})|\s*(\+|plus| and over| or over| or older))(?: ?years?)?$/i;

function bandOf(label: string): readonly [number, number] | undefined {
  const match = band.exec(label.trim());
  if (!match) return undefined;
  const low = Number(match[1]);
  const high = match[2] === undefined ? 200 : Number(match[2]);
  return high > low ? [low, high] : undefined;
}

/** Bands that tile a wider band without gap or overlap: 18-39 and 40-64 tile 18-64. */
function bandFamilies(categories: readonly Category[], dimension: number): Family[] {
  const bands = categories.map(({ label }) => bandOf(label));
  const found: Family[] = [];
  if (bands.filter(Boolean).length > mostCodes) return found;
  bands.forEach((outer, parent) => {
    if (!outer) return;
    const children: number[] = [];
    let from = outer[0];
    while (from <= outer[1]) {
      const next = bands.map((inner, i) => ({ inner, i })).filter(({ inner, i }) => inner && i !== parent && inner[0] === from && inner[1] <= outer[1] && inner[1] - inner[0] < outer[1] - outer[0])
        .sort((a, b) => b.inner![1] - a.inner![1])[0];
      if (!next) return;
      children.push(next.i);
      from = next.inner![1] + 1;
    }
    if (children.length > 1) found.push({ dimension, parent, children, ground: 'labels' });
  });
  return found;
}

/** Longer code lists are not searched for families. */
const mostCodes = 600;

const code = /^(?:[A-Z]\d{1,3}(?:\.?\d{1,3})?|\d{2,6}(?:\.\d+)*)$/;
const codeRange = /^([A-Z])(\d{2})\s*[-–]\s*\1?(\d{2})$/;
const codeIn = (label: string) => /^\(?([A-Z]?\d+(?:\.\d+)*(?:\s*[-–]\s*[A-Z]?\d+)?)\)?(?:[\s:–-]|$)/.exec(label.trim())?.[1] ?? label.trim();

/** Codes that begin with another code (E11 and E11.2), or lie in a block of codes (I20–I25). */
function codeFamilies(categories: readonly Category[], dimension: number): Family[] {
  const codes = categories.map(({ label }) => codeIn(label));
  const bare = codes.map((each) => each.replace(/\./g, ''));
  const isCode = codes.map((each) => code.test(each));
  if (isCode.filter(Boolean).length > mostCodes) return [];
  const found: Family[] = [];
  codes.forEach((outer, parent) => {
    const block = codeRange.exec(outer);
    if (!block && !isCode[parent]) return;
    const inside = (inner: string, i: number): boolean => {
      if (i === parent || !isCode[i]) return false;
      if (block) return inner[0] === block[1] && Number(inner.slice(1, 3)) >= Number(block[2]) && Number(inner.slice(1, 3)) <= Number(block[3]);
      return isCode[parent]! && bare[i]!.startsWith(bare[parent]!) && bare[i]!.length > bare[parent]!.length;
    };
    const children = codes.flatMap((inner, i) => (inside(inner, i) ? [i] : []));
    const direct = children.filter((i) => !children.some((other) => other !== i && bare[i]!.startsWith(bare[other]!) && bare[i]!.length > bare[other]!.length));
    if (direct.length > 1) found.push({ dimension, parent, children: direct, ground: 'labels' });
  });
  return found;
}

/** What stands in the last bracket of a label, or after its last "=". Blanks are single, so that no pattern meets a long run of them. */
function spelledIn(label: string): string {
  const text = label.replace(/\s+/g, ' ').trim().replace(/[)\]}]$/, '');
  const at = Math.max(...['(', '[', '{', '='].map((open) => text.lastIndexOf(open)));
  const inner = at > 0 ? text.slice(at + 1).trim() : '';
  return /[)\]}]/.test(inner) ? '' : inner;
}

/** Labels that spell out their parts: "coastal (D1+D2)", "inland (D3)". */
function spelledFamilies(categories: readonly Category[], dimension: number): Family[] {
  const index = new Map(categories.map(({ label }, i) => [label.trim().toLowerCase(), i]));
  return categories.flatMap(({ label }, parent) => {
    const inner = spelledIn(label);
    if (inner === '') return [];
    const names = inner.split(/\s*(?:\+|&|,|\band\b)\s*/);
    const children = names.map((name) => index.get(name.trim().toLowerCase()));
    if (children.some((child) => child === undefined || child === parent)) return [];
    return [{ dimension, parent, children: children as number[], ground: 'labels' as const, anywhere: true }];
  });
}

/** Families that the labels of a dimension suggest. Arithmetic has the last word. */
export function familiesOf(dimension: Dimension, d: number, indents: ReadonlyMap<string, string>, declared: Readonly<Record<string, readonly string[]>>): Family[] {
  const { categories } = dimension;
  const index = new Map(categories.map(({ label }, i) => [label, i]));
  const grouped = (pairs: Iterable<readonly [parent: string, child: string]>, ground: Ground): Family[] => {
    const children = new Map<number, number[]>();
    for (const [parentLabel, childLabel] of pairs) {
      const [parent, child] = [index.get(parentLabel), index.get(childLabel)];
      if (parent === undefined || child === undefined || parent === child) continue;
      children.set(parent, [...(children.get(parent) ?? []), child]);
    }
    return [...children].map(([parent, list]) => ({ dimension: d, parent, children: list, ground }));
  };
  const fromDeclared = grouped(Object.entries(declared).flatMap(([parent, list]) => list.map((child) => [parent, child] as const)), 'declared').map((family) => ({ ...family, anywhere: true }));
  const fromIndents = grouped([...indents].map(([child, parent]) => [parent, child] as const), 'labels');
  const found = [...fromDeclared, ...fromIndents, ...spelledFamilies(categories, d), ...bandFamilies(categories, d), ...codeFamilies(categories, d)];
  return found.filter((family, i) => found.findIndex((other) => other.parent === family.parent && other.children.join() === family.children.join()) === i);
}
