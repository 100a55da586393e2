import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { between, seeded } from '../test/attacks/seeded.js';

/**
 * Make a synthetic table, and a pattern that protects most of it, in the format of bench/suppression/README.md:
 *
 *     tsx bench/makeTable.ts FOLDER NAME SHAPE [SEED]
 *
 * SHAPE is one word per dimension: `40` flat with 40 leaves, `10x12` ten groups of twelve leaves.
 */
interface Node {
  readonly code: string;
  readonly parent: string | null;
  readonly leaf: boolean;
}

const [, , folder, name, shape, seedWord = '1'] = process.argv;
if (!folder || !name || !shape) {
  console.error('usage: tsx bench/makeTable.ts FOLDER NAME SHAPE [SEED], SHAPE such as 22x36,17 or 22,36,17');
  process.exit(2);
}
const random = seeded(Number(seedWord));
const trees = shape.split(',').map((word, d) => treeOf(word, 'ABCDEF'[d]!));
const children = trees.map(groupsOf);
const leaves = trees.map((nodes) => nodes.filter((n) => n.leaf).map((n) => n.code));
const parentOf = trees.map((nodes) => new Map(nodes.map((n) => [n.code, n.parent])));

interface Cell {
  readonly codes: readonly string[];
  value: number;
  n: number;
  x1: number;
  x2: number;
}

const cells = new Map<string, Cell>();
const micro: string[] = [[...trees.map((_, d) => 'ABCDEF'[d]!), 'contributor', 'value'].join(',')];
fill();
const primaries = [...cells.values()].filter(isPrimary);
const suppressed = new Set(primaries.map((c) => c.codes.join(',')));
for (const cell of primaries) protect(cell);
write();

function treeOf(word: string, letter: string): Node[] {
  const [first = 1, second] = word.split('x').map(Number);
  const nodes: Node[] = [{ code: 'Tot', parent: null, leaf: false }];
  for (let g = 0; g < first; g++) {
    const code = `${letter}${String(g).padStart(3, '0')}`;
    nodes.push({ code, parent: 'Tot', leaf: second === undefined });
    for (let k = 0; k < (second ?? 0); k++) nodes.push({ code: `${code}${String(k).padStart(3, '0')}`, parent: code, leaf: true });
  }
  return nodes;
}

function groupsOf(nodes: readonly Node[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { code, parent } of nodes) if (parent !== null) groups.set(parent, [...(groups.get(parent) ?? []), code]);
  return groups;
}

/** Leaf cells hold 0 to about 40 contributors, skewed by row and column; values are log-normal. */
function fill(): void {
  const size = leaves.map((codes) => codes.map(() => Math.exp(1.1 * normal())));
  let id = 0;
  for (const codes of combinations(leaves)) {
    const mean = 5 * codes.reduce((product, code, d) => product * size[d]![leaves[d]!.indexOf(code)]!, 1) ** 0.6;
    const n = random() < 0.06 ? 0 : Math.min(60, Math.floor(-mean * Math.log(1 - random()) + 0.6));
    const values = Array.from({ length: n }, () => 1 + Math.floor(Math.exp(4.2 + 1.1 * normal())));
    for (const value of values) micro.push([...codes, `E${++id}`, value].join(','));
    for (const above of combinations(codes.map((code, d) => ancestors(d, code)))) add(above, values);
  }
}

function add(codes: readonly string[], values: readonly number[]): void {
  const key = codes.join(',');
  let cell = cells.get(key);
  if (!cell) cells.set(key, (cell = { codes, value: 0, n: 0, x1: 0, x2: 0 }));
  for (const value of values) {
    cell.value += value;
    cell.n++;
    if (value > cell.x1) [cell.x1, cell.x2] = [value, cell.x1];
    else if (value > cell.x2) cell.x2 = value;
  }
}

function ancestors(d: number, code: string): string[] {
  const found = [code];
  for (let up = parentOf[d]!.get(code); up; up = parentOf[d]!.get(up)) found.push(up);
  return found;
}

function* combinations(lists: readonly (readonly string[])[]): Generator<string[]> {
  const [first, ...rest] = lists;
  if (!first) {
    yield [];
    return;
  }
  for (const code of first) for (const more of combinations(rest)) yield [code, ...more];
}

function isPrimary({ n, value, x1, x2 }: Cell): boolean {
  return n > 0 && value - x1 - x2 < 0.1 * x1;
}

function required({ value, x1, x2 }: Cell): number {
  return Math.max(1, Math.ceil(0.1 * x1 - (value - x1 - x2)));
}

/** The hypercube method: the cheapest box of siblings, of a few dozen drawn, in which every corner can take the move. */
function protect(cell: Cell): void {
  const need = required(cell);
  let best: Cell[] | null = null;
  let least = Infinity;
  for (let draw = 0; draw < 60; draw++) {
    const other = cell.codes.map((code, d) => siblingOf(d, code));
    if (other.some((code) => code === null)) return;
    const corners = [...combinations(cell.codes.map((code, d) => [code, other[d]!]))].map((codes) => cells.get(codes.join(','))!);
    if (corners.some((c) => c.n === 0 || c.value < need)) continue;
    const cost = corners.reduce((sum, c) => sum + (suppressed.has(c.codes.join(',')) ? 0 : c.value), 0);
    if (cost < least) [best, least] = [corners, cost];
  }
  for (const corner of best ?? []) suppressed.add(corner.codes.join(','));
}

function siblingOf(d: number, code: string): string | null {
  const parent = parentOf[d]!.get(code);
  if (!parent) return null;
  const others = children[d]!.get(parent)!.filter((c) => c !== code);
  return others[between(random, 0, others.length - 1)] ?? null;
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function write(): void {
  mkdirSync(join(folder!, 'patterns'), { recursive: true });
  const letters = trees.map((_, d) => 'ABCDEF'[d]!);
  const all = [...combinations(trees.map((nodes) => nodes.map((n) => n.code)))].map((codes) => cells.get(codes.join(','))!);
  const rows = all.map((c) => {
    const level = isPrimary(c) ? required(c) : 0;
    return [...c.codes, c.value, c.n, c.x1, c.x2, isPrimary(c) ? 1 : 0, level, level].join(',');
  });
  const pattern = all.map((c) => [...c.codes, isPrimary(c) ? 1 : 0, suppressed.has(c.codes.join(',')) ? 1 : 0].join(','));
  save(`${name}.cells.csv.gz`, [[...letters, 'value,n,x1,x2,primary,lpl,upl'].join(','), ...rows].join('\n'));
  save(`${name}.micro.csv.gz`, micro.join('\n'));
  save(join('patterns', `${name}.boxes.csv.gz`), [[...letters, 'primary,suppressed'].join(','), ...pattern].join('\n'));
  writeFileSync(join(folder!, `${name}.hier.json`), JSON.stringify({ dims: trees.map((nodes, d) => ({ name: letters[d], nodes })) }));
  console.log(`${name}: ${all.length} cells, ${primaries.length} primary, ${suppressed.size} suppressed`);
}

function save(file: string, text: string): void {
  writeFileSync(join(folder!, file), gzipSync(`${text}\n`));
}
