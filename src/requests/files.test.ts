import { describe, expect, test } from '@jest/globals';
import { aFile, aRequest } from '../../test/support/makers.js';
import { comingRound, resent, withAnswers, withArrived, withEdits, withoutFile, withTold, type ArrivedFile } from './files.js';

const arriving = (with_: Partial<ArrivedFile> = {}): ArrivedFile => ({ id: 'new', name: 'table.csv', sha256: 'bb', bytes: 11, kind: 'csv', ...with_ });
const returned = (...files: Parameters<typeof aFile>[0][]) => aRequest({ state: 'returned', files: files.map(aFile) });

describe('files that arrive', () => {
  test('a draft is of its own round, a returned request of the next', () => {
    expect([comingRound(aRequest({ state: 'draft' })), comingRound(returned({}))]).toEqual([1, 2]);
  });

  test('two of one name are two files', () => {
    const { files } = withArrived(aRequest({ state: 'draft', files: [] }), [arriving({ id: '1' }), arriving({ id: '2', sha256: 'cc' })]);
    expect(files.map((file) => [file.id, file.name, file.purpose])).toEqual([['1', 'table.csv', 'output'], ['2', 'table (2).csv', 'output']]);
  });

  test('a new version of what was sent keeps its answers and its purpose, and the old one is kept', () => {
    const sent = aFile({ purpose: 'supporting', answers: { title: 'T' }, numbersIn: 'n', outcome: 'changes' });
    const { files, pastFiles } = withArrived(aRequest({ state: 'returned', files: [sent] }), [arriving()]);
    expect(files).toEqual([{ ...arriving(), purpose: 'supporting', answers: { title: 'T' }, numbersIn: 'n', round: 2, replaces: 'f1' }]);
    expect(pastFiles).toEqual([sent]);
  });

  test('a new version of a version that was not sent yet stands in for the same old one', () => {
    const once = { ...returned({}), ...withArrived(returned({}), [arriving({ id: 'v2' })]) };
    const { files, pastFiles } = withArrived(once, [arriving({ id: 'v3', sha256: 'cc', purpose: 'evidence' })]);
    expect(files).toMatchObject([{ id: 'v3', replaces: 'f1', purpose: 'evidence', round: 2 }]);
    expect(pastFiles).toHaveLength(1);
  });

  test('a figure whose numbers are new is open again; one that has left stays', () => {
    const request = returned({}, { id: 'f2', name: 'fig.png', numbersIn: 'f1', outcome: 'approved' }, { id: 'f3', name: 'out.png', numbersIn: 'f1', outcome: 'released' });
    expect(withArrived(request, [arriving()]).files.slice(1)).toMatchObject([{ numbersIn: 'new', outcome: undefined }, { numbersIn: 'new', outcome: 'released' }]);
  });

  test('a figure whose numbers are elsewhere keeps its approval', () => {
    const request = returned({}, { id: 'f2', name: 'fig.png', numbersIn: 'f9', outcome: 'approved' }, { id: 'f3', name: 'note.txt', outcome: 'approved' });
    expect(withArrived(request, [arriving()]).files.slice(1)).toEqual(request.files.slice(1));
  });

  test('the same bytes under the same name change nothing', () => {
    const request = returned({ outcome: 'approved' });
    expect(withArrived(request, [arriving({ sha256: 'aa' })]).files[0]).toBe(request.files[0]);
  });
});

describe('files that go, and what is said of them', () => {
  test('what was sent is kept among the past; what was not is gone', () => {
    const request = returned({}, { id: 'f2', round: 2, name: 'new.csv' });
    expect(withoutFile(request, 'f1').pastFiles.map((file) => file.id)).toEqual(['f1']);
    expect(withoutFile(request, 'f2').pastFiles).toEqual([]);
    expect(withoutFile(request, 'f2').files.map((file) => file.id)).toEqual(['f1']);
  });

  test('a figure whose numbers go is open again, and names them no more; others stay as they are', () => {
    const request = returned({}, { id: 'f2', name: 'fig.png', numbersIn: 'f1', outcome: 'approved' }, { id: 'f3', name: 'gone.png', numbersIn: 'f1', outcome: 'released' }, { id: 'f4', name: 'other.png', numbersIn: 'f9', outcome: 'approved' });
    const { files } = withoutFile(request, 'f1');
    expect(files).toEqual([
      { ...request.files[1], numbersIn: undefined, outcome: undefined }, { ...request.files[2], numbersIn: undefined }, request.files[3],
    ]);
  });

  test('an edit that changes nothing leaves an approval; one that does undoes it', () => {
    const request = returned({ outcome: 'approved', purpose: 'output' });
    expect(withEdits(request, [{ id: 'f1', purpose: 'output' }])[0]!.outcome).toBe('approved');
    expect(withEdits(request, [{ id: 'f1', purpose: 'supporting' }])[0]!.outcome).toBeUndefined();
    expect(withEdits(request, [{ id: 'f1', numbersIn: 'x' }])[0]).toMatchObject({ numbersIn: 'x', outcome: undefined });
    expect(withEdits(request, [{ id: 'other', purpose: 'supporting' }])[0]!.outcome).toBe('approved');
  });

  test('answers in another order are the same answers', () => {
    const request = returned({ outcome: 'approved', answers: { title: 'T', people: 9 } });
    expect(withAnswers(request, ['f1'], { people: 9, title: 'T', smallest: undefined })[0]!.outcome).toBe('approved');
    expect(withAnswers(request, ['f1'], { people: 8 })[0]!.outcome).toBeUndefined();
    const untitled = returned({ outcome: 'approved', answers: { title: undefined, people: 9 } });
    expect(withAnswers(untitled, ['f1'], { title: 'T' })[0]!.outcome).toBeUndefined();
    const blank = returned({ outcome: 'approved', answers: { title: undefined, people: 9, smallest: 3 } });
    expect(withAnswers({ ...blank, files: [{ ...blank.files[0]!, answers: { people: 9, smallest: 3 } }] }, ['f1'], { smallest: 3, title: undefined })[0]!.outcome).toBe('approved');
    expect(withAnswers(request, ['f2'], { people: 8 })[0]!.answers.people).toBe(9);
  });

  test('sending again opens what was asked to change, and only that', () => {
    const outcomes = ['changes', 'approved', 'refused', 'released', undefined] as const;
    expect(resent(returned(...outcomes.map((outcome) => ({ outcome })))).map((file) => file.outcome)).toEqual([undefined, 'approved', 'refused', 'released', undefined]);
    expect(resent(returned({ outcome: 'changes' }))).toEqual([aFile()]);
  });
});

describe('what a file beside the outputs tells of them', () => {
  const told = [{ name: 'table.csv', answers: { title: 'Told', exception: 'because' } }, { name: 'other.csv', answers: { title: 'Other' } }];
  const answersOf = (with_: Parameters<typeof aFile>[0]) => withTold(aRequest({ files: [aFile(with_)] }), told).files[0]!.answers;
  test('fills in what the researcher has not said of an output', () => {
    expect(answersOf({})).toEqual({ title: 'Told', exception: 'because' });
    expect(answersOf({ answers: { people: 9, exception: 'mine' } })).toEqual({ title: 'Told', people: 9, exception: 'mine' });
  });
  test('leaves alone what has a title, is no output, or was not told of', () => {
    expect(answersOf({ answers: { title: 'Mine' } })).toEqual({ title: 'Mine' });
    expect(answersOf({ purpose: 'supporting' })).toEqual({});
    expect(answersOf({ name: 'third.csv' })).toEqual({});
  });
});
