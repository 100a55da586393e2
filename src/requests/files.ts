import { freeName } from './file-name.js';
import type { Answers, Derivation, Purpose, ReleaseRequest, RequestFile } from './request.js';

/** The round in which the request as it stands now will be read. */
export const comingRound = (request: ReleaseRequest): number => request.round + (request.state === 'returned' ? 1 : 0);

/** A file as it arrives: its bytes are in the vault, its kind is known. */
export interface ArrivedFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: string;
  readonly purpose?: Purpose;
  /** Airlock made it. */
  readonly derivation?: Derivation;
}

type Files = Pick<ReleaseRequest, 'files' | 'pastFiles'>;

/**
 * The files of the request once these have arrived. A file of the same name is a new version of the one that is
 * there: it takes over its answers, and what was sent before is kept for comparison. The same bytes under the same
 * name change nothing, so an approval stays. Two arriving files of one name are two files.
 */
export function withArrived(request: ReleaseRequest, arrived: readonly ArrivedFile[]): Files {
  const arriving = new Set<string>();
  return arrived.reduce<ReleaseRequest>((now, file) => {
    const name = freeName(file.name, arriving);
    arriving.add(name);
    const there = now.files.find((one) => one.name === name);
    if (!there) return { ...now, files: [...now.files, { purpose: 'output', ...file, name, answers: {}, round: comingRound(now) }] };
    return there.sha256 === file.sha256 ? now : { ...now, ...withNewVersion(now, there, { ...file, name }) };
  }, request);
}

function withNewVersion(request: ReleaseRequest, there: RequestFile, file: ArrivedFile): Files {
  const round = comingRound(request);
  const wasSent = there.round < round;
  const replaces = wasSent ? there.id : there.replaces;
  const version: RequestFile = {
    ...file, purpose: file.purpose ?? there.purpose, answers: there.answers, round, ...(there.numbersIn && { numbersIn: there.numbersIn }), ...(replaces && { replaces }),
  };
  const files = request.files.map((one) => (one.id === there.id ? version : one.numbersIn === there.id ? unsettled({ ...one, numbersIn: file.id }) : one));
  return { files, pastFiles: wasSent ? [...request.pastFiles, there] : request.pastFiles };
}

/** Answers that a file beside the outputs gives for one of them, by its name (ACRO's results). */
export interface ToldAnswers {
  readonly name: string;
  readonly answers: Pick<Answers, 'title' | 'exception'>;
}

/** The files with what was told of them filled in, where the researcher has given no title yet. */
export const withTold = (now: Files, told: readonly ToldAnswers[]): Files => ({
  ...now,
  files: now.files.map((file) => {
    const answers = file.purpose === 'output' && (file.answers.title ?? '') === '' ? told.find(({ name }) => name === file.name)?.answers : undefined;
    return answers ? { ...file, answers: { ...answers, ...file.answers } } : file;
  }),
});

/** The files once this one is taken out. */
export function withoutFile(request: ReleaseRequest, id: string): Files {
  const gone = request.files.filter((file) => file.id === id && file.round < comingRound(request));
  const files = request.files.filter((file) => file.id !== id).map((file) => (file.numbersIn === id ? unsettled({ ...file, numbersIn: undefined }) : file));
  return { files, pastFiles: [...request.pastFiles, ...gone] };
}

/** What may be said of a file besides its answers. */
export interface FileEdit {
  readonly id: string;
  readonly purpose?: Purpose;
  readonly numbersIn?: string;
}

/** The files once these edits are made. What was approved as something else must be looked at again. */
export const withEdits = (request: ReleaseRequest, edits: readonly FileEdit[]): RequestFile[] =>
  request.files.map((file) => {
    const edit = edits.find((one) => one.id === file.id);
    const edited = { ...file, purpose: edit?.purpose ?? file.purpose, numbersIn: edit?.numbersIn ?? file.numbersIn };
    return edited.purpose === file.purpose && edited.numbersIn === file.numbersIn ? file : unsettled(edited);
  });

/** The files once these answers are given. An approval rests on the answers, so other answers undo it; "what changed" does not. */
export const withAnswers = (request: ReleaseRequest, ids: readonly string[], answers: Answers): RequestFile[] =>
  request.files.map((file) => {
    if (!ids.includes(file.id)) return file;
    const described = { ...file, answers: { ...file.answers, ...answers } };
    return basisOf(described.answers) === basisOf(file.answers) ? described : unsettled(described);
  });

/** Answers laid over others stand in the same order. */
const basisOf = ({ changes: _, ...basis }: Answers): string =>
  JSON.stringify(Object.entries(basis).filter(([, answer]) => answer !== undefined));

/** What has left cannot be undone; everything else is open again. */
const unsettled = (file: RequestFile): RequestFile => (file.outcome === 'released' ? file : { ...file, outcome: undefined });

/** The files as they are sent: what was asked to change is open again, what was settled stays. */
export const resent = (request: ReleaseRequest): RequestFile[] =>
  request.files.map((file) => (file.outcome === 'changes' ? { ...file, outcome: undefined } : file));
