import { createHash } from 'node:crypto';
import type { Deps } from '../../src/examine/deps.js';
import { readFile } from '../../src/examine/read-file.js';
import { withEvidence } from '../../src/examine/with-evidence.js';
import type { ResolvedPack } from '../../src/packs/pack.js';
import { readFile as readBytes } from '../../src/readers/index.js';
import { emptyReading } from '../../src/readers/reader.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { assess } from '../../src/sdc/assess.js';
import { declaration, itemDeclaration, nothingDeclared, type Declaration } from '../../src/sdc/declaration.js';
import { harmonised } from '../../src/sdc/harmonised.js';
import type { Flag, Gap, Rule } from '../../src/sdc/rule.js';
import type { FileSubject, PlacedTable, RequestSubject } from '../../src/sdc/subjects.js';
import { measureKinds, type Table } from '../../src/sdc/table.js';
import { gridOf, type Drawn, type Picture } from './pictures.js';

export interface Seen {
  readonly over: Rule['over'];
  readonly applied: boolean;
  readonly flags: readonly Flag[];
  readonly gaps: readonly Gap[];
  /** `file`, `file#part` or `file:line` of every place of every flag, sorted, each once. */
  readonly files: readonly string[];
  /** `file:row:column` of the first cell of each gap, sorted, each once. */
  readonly asked: readonly string[];
  /** `file:row:column` of the first cell or place of each flag (of every place, for file rules), sorted, each once. */
  readonly flagged: readonly string[];
}

/** Put a picture before a rule: the real readers, the real recogniser, then the rule alone. */
export async function look(rule: Rule, picture: Picture, params: unknown): Promise<Seen> {
  const declared = declaredBy(picture);
  const files = await Promise.all(picture.drawn.filter(({ release }) => release === undefined).map((drawn) => subjectOf(drawn, picture, declared)));
  if (files.length === 0) files.push(await subjectOf({ file: 'picture.xlsx', rows: [['']] }, picture, declared));
  const verdicts = rule.over === 'request'
    ? [{ file: '', verdict: assess(rule, { over: 'request', subject: { files, ...(await harmony(files, picture, declared)), declared, ...foundIn(picture) } }, params) }]
    : files.flatMap((file) => rule.over === 'file'
      ? [{ file: file.path, verdict: assess(rule, { over: 'file', subject: file }, params) }]
      : file.tables.map((table) => ({ file: file.path, verdict: assess(rule, { over: 'table', subject: table }, params) })));
  const threw = verdicts.find(({ verdict }) => verdict.outcome === 'threw');
  if (threw?.verdict.outcome === 'threw') throw threw.verdict.fault;
  const said = verdicts.flatMap(({ file, verdict }) => (verdict.outcome === 'said' ? [{ file, ...verdict }] : []));
  return {
    over: rule.over,
    applied: verdicts.some(({ verdict }) => verdict.outcome !== 'not-applicable'),
    flags: said.flatMap(({ flags }) => flags),
    gaps: said.flatMap(({ gaps }) => gaps),
    files: [...new Set(said.flatMap(({ file, flags }) => flags.flatMap((flag) => filesOf(file, flag))))].sort(),
    asked: [...new Set(said.flatMap(({ file, gaps }) => gaps.flatMap((gap) => firstOf(file, gap))))].sort(),
    flagged: [...new Set(said.flatMap(({ file, flags }) => flags.flatMap((flag) => (rule.over === 'file' ? placesOf(file, flag) : firstOf(file, flag)))))].sort(),
  };
}

const foundIn = ({ found }: Picture): Pick<RequestSubject, 'found'> =>
  (found ? { found: new Map(Object.entries(found).map(([path, fails]) => [path, { fails: Number(fails.split('/')[0]), cells: Number(fails.split('/').at(-1)) }])) } : {});

/** Each place of a flag that is in a file rather than in a cell of it: `file`, `file#part`, `file:line`. */
const filesOf = (file: string, { places = [] }: Flag): string[] =>
  places.map((place) => `${place.file ?? file}${place.part === undefined ? '' : `#${place.part}`}${place.line === undefined ? '' : `:${place.line}`}`);

function firstOf(file: string, { cells = [], places = [] }: Flag | Gap): string[] {
  const [cell] = cells;
  if (cell) return [`${file}:${cell.at.row}:${cell.at.column}`];
  const [place] = places;
  return place?.row === undefined || place.column === undefined ? [] : [`${place.file ?? file}:${place.row}:${place.column}`];
}

/** A file rule says everything about one kind of thing in one flag: all its places count. */
const placesOf = (file: string, { places = [] }: Flag): string[] =>
  places.flatMap(({ row, column }) => (row === undefined || column === undefined ? [] : [`${file}:${row}:${column}`]));

/** A declaration of one file is written for the file drawn; a whole one has items or populations. */
function declaredBy({ declared, drawn }: Picture): Declaration {
  if (declared === undefined) return nothingDeclared;
  const whole = typeof declared === 'object' && declared !== null && ('items' in declared || 'populations' in declared || 'relatedReleases' in declared || 'exceptions' in declared);
  if (whole) return declaration.parse(declared);
  return { ...nothingDeclared, items: drawn.map(({ file }) => itemDeclaration.parse({ path: file, ...(declared as object) })) };
}

const noPack = { legends: [], rules: {} } as unknown as ResolvedPack;

async function subjectOf(drawn: Drawn, picture: Picture, declared: Declaration): Promise<FileSubject> {
  const bytes = new TextEncoder().encode(drawn.bytes ?? drawn.rows!.map((row) => row.join(',')).join('\n'));
  const asDrawn: Deps['read'] = () => Promise.resolve({
    kind: 'csv', reader: 'picture', readerVersion: 1, reading: { ...emptyReading, read: 'whole', grids: [gridOf(drawn.rows!)] },
  });
  const deps: Deps = { read: drawn.rows ? asDrawn : readBytes, recognise, rules: [], pack: noPack, version: '', declared };
  const { subject } = await readFile({ path: drawn.file, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }, deps);
  const tables = subject.tables.map((table) => withEvidence(measured(table, picture.measure), drawn.file, picture.evidence === undefined ? [] : [{ path: 'evidence.csv', text: picture.evidence }]));
  return { ...subject, tables, facts: [...subject.facts, ...picture.facts] };
}

/** Of a measure that was named, guessed, or not even that. */
const confidences = [1, 0.6, 0.4];

/** The table with the measures the picture names. */
function measured(table: Table, measure: Picture['measure']): Table {
  if (measure === undefined) return table;
  return {
    ...table,
    measures: table.measures.map((one) => {
      const named = typeof measure === 'string' ? measure : measure[one.label];
      if (named === undefined) return one;
      const [, word, doubt, base] = /^([a-z0-9-]+?)(\?{0,2})(?:~(\d+))?$/.exec(named) ?? [];
      const kind = measureKinds.find((known) => known === word);
      if (!kind) throw new Error(`no measure is called "${named}"`);
      const rounding = base !== undefined && { rounding: { method: 'nearest' as const, base: Number(base), source: 'inferred' as const } };
      return { ...one, kind, ...rounding, confidence: confidences[doubt!.length]!, source: doubt ? 'inferred' as const : 'declared' as const };
    }),
  };
}

const placed = (file: FileSubject, declared: Declaration): PlacedTable[] => file.tables.map((table) => {
  const named = declared.populations.find(({ id }) => id === (table.population?.id ?? file.declared?.population));
  const population = named === undefined ? table.population
    : { id: named.id, ...(named.n_unweighted !== undefined && { n: named.n_unweighted }), ...(named.subsetOf && { subsetOf: named.subsetOf }), ...table.population };
  return { file: file.path, table, ...(population && { population }) };
});

async function earlierOf(picture: Picture, declared: Declaration) {
  const drawn = picture.drawn.filter(({ release }) => release !== undefined);
  const tables = await Promise.all(drawn.map(async (one) => placed(await subjectOf(one, picture, declared), declared).map((table) => ({ ...table, release: one.release! }))));
  return tables.flat();
}

async function harmony(files: readonly FileSubject[], picture: Picture, declared: Declaration) {
  const [tables, earlier] = [files.flatMap((file) => placed(file, declared)), await earlierOf(picture, declared)];
  return { tables: harmonised(tables, [...tables, ...earlier]), earlier: harmonised(earlier, [...tables, ...earlier]) };
}
