import { declaration, type Declaration } from '../sdc/declaration.js';
import { measureKinds } from '../sdc/table.js';
import type { Answers, ReleaseRequest, RequestFile } from './request.js';

/** What the answers say, in the words the engine reads. */
export function declaredBy(request: Pick<ReleaseRequest, 'files' | 'project'>): Declaration {
  const described = request.files.filter((file) => file.purpose !== 'evidence');
  return declaration.parse({
    project: request.project,
    populations: described.flatMap((file) => populationOf(file)),
    items: described.map((file) => itemOf(request, file)),
    hidden: described.flatMap(({ name, derivation }) => (derivation?.hidden ? [{ path: name, ...derivation.hidden }] : [])),
    exceptions: described.flatMap((file) => exceptionOf(file)),
  });
}

const populationOf = ({ id, answers }: RequestFile): object[] =>
  answers.population === undefined ? [] : [{ id, label: answers.population, n_unweighted: answers.people, unit: 'person', weighted: isWeighted(answers) }];

const isWeighted = (answers: Answers): boolean | undefined => (answers.weighted === undefined || answers.weighted === 'unsure' ? undefined : answers.weighted === 'yes');

function itemOf(request: Pick<ReleaseRequest, 'files'>, file: RequestFile): object {
  const { answers } = file;
  const isTold = (answers.columns ?? []).length > 0 || answers.suppressedUnder !== undefined || answers.roundedTo !== undefined || isWeighted(answers) !== undefined;
  return {
    path: file.name, kind: file.kind, title: answers.title, k: answers.smallest, n: answers.observations, df_resid: answers.degreesOfFreedom,
    population: answers.population === undefined ? undefined : file.id,
    dataIn: request.files.find((one) => one.id === file.numbersIn)?.name,
    tables: isTold ? [tableOf(answers)] : [],
  };
}

const tableOf = (answers: Answers): object => ({
  measures: (answers.columns ?? []).flatMap(({ name, kind }) => (isMeasure(kind) ? [{ cols: [name], kind, weighted: isWeighted(answers) }] : [])),
  ...(answers.suppressedUnder !== undefined && { suppression: { symbol: '', threshold: answers.suppressedUnder } }),
  ...(answers.roundedTo !== undefined && { rounding: { method: 'nearest', base: answers.roundedTo, ...(answers.protections?.includes('totals-from-rounded') && { totals: 'from-rounded' }) } }),
  ...(isWeighted(answers) !== undefined && { weights: { used: isWeighted(answers) } }),
});

const isMeasure = (kind: string | undefined): boolean => (measureKinds as readonly string[]).includes(kind ?? '');

const exceptionOf = ({ name, answers }: RequestFile): object[] =>
  answers.exception === undefined ? [] : (answers.exceptionFindings ?? ['']).map((rule) => ({ path: name, rule, reason: answers.exception }));
