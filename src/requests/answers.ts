import { outputsOf, type Answers, type ReleaseRequest, type RequestFile } from './request.js';

/** Kinds that show numbers as a picture: each names the file that holds them. */
export const figureKinds: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'tiff', 'bmp', 'webp', 'svg']);
export const isFigure = (file: RequestFile): boolean => figureKinds.has(file.kind);

/** The questions every output must answer before it is sent. */
export const requiredAnswers = ['title', 'destination', 'population', 'people', 'weighted', 'protections', 'earlier'] as const satisfies (keyof Answers)[];

/** Questions of this output without an answer. */
export const missingAnswers = (file: RequestFile): (typeof requiredAnswers)[number][] =>
  requiredAnswers.filter((field) => {
    const answer = file.answers[field];
    return typeof answer === 'string' ? answer.trim() === '' : Array.isArray(answer) ? answer.length === 0 : answer === undefined;
  });

/** Figures (ids) that do not name a file of this request with the numbers behind them. */
export const figuresWithoutNumbers = (request: ReleaseRequest): string[] =>
  outputsOf(request).filter((file) => isFigure(file) && !holdsNumbers(request, file)).map((file) => file.id);

const holdsNumbers = (request: ReleaseRequest, figure: RequestFile): boolean =>
  request.files.some((file) => file.id === figure.numbersIn && file.id !== figure.id && !isFigure(file));
