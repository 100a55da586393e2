import { describe, expect, test } from '@jest/globals';
import { gridFile, textFile } from '../../test/support/file-subject.js';
import { tableOf } from '../../test/support/table-of.js';
import { itemDeclaration } from './declaration.js';
import { isLanguageModel, isSettingsOnly, isTrainedModel, kindOf, modelWords } from './trained-models.js';

const file = (path: string, kind: string, lines: readonly string[] = []) => ({ ...textFile(lines), path, kind });
const declared = (kind: string) => ({ ...gridFile([['a']]), declared: itemDeclaration.parse({ path: 'picture.csv', kind, title: 'Our_BERT' }) });
const table = tableOf({ by: { Area: ['N'] }, shows: [['1']] });

describe('a fitted model', () => {
  test.each(['pickle', 'onnx', 'pytorch', 'keras', 'safetensors', 'gguf', 'java', 'stata-estimates', 'hdf5'])('is told by its format: %s', (kind) => expect(isTrainedModel(file('x.bin', kind))).toBe(true));
  test('may be an R object, if it is named like one', () => {
    expect(['m/glm_final.rds', 'fit.rds', 'cox.RDS', 'my lm.rds', 'data.rds', 'film.rds'].map((path) => isTrainedModel(file(path, 'r')))).toEqual([true, true, true, true, false, false]);
  });
  test('is told by what a reader found in it, or by what is declared', () => {
    expect(isTrainedModel({ ...file('x.bin', 'unknown'), facts: [{ is: 'binary-data-object', place: {}, detail: { kind: 'pickle' } }] })).toBe(true);
    expect(['trained-model', 'ml-model', 'classifier', 'table'].map((kind) => isTrainedModel(declared(kind)))).toEqual([true, true, true, false]);
  });
  test('is told by the words of its JSON', () => {
    expect(isTrainedModel(file('m.json', 'json', ['{"n_estimators": 10}']))).toBe(true);
    expect(isTrainedModel(file('m.json', 'json', ['{"rows": 10}']))).toBe(false);
    expect(isTrainedModel(file('m.txt', 'text', ['{"n_estimators": 10}']))).toBe(false);
  });
  test('is more than its settings', () => {
    expect(isSettingsOnly(file('m.json', 'json', ['{"n_estimators": 10}']))).toBe(true);
    expect(isSettingsOnly(file('m.json', 'json', ['{"n_estimators": 10, "booster": "gbtree"}']))).toBe(false);
    expect(isSettingsOnly(file('m.pkl', 'pickle'))).toBe(false);
  });
  test('is no file that was read as tables', () => {
    expect(isTrainedModel({ ...file('x.h5', 'hdf5'), tables: [table] })).toBe(false);
  });
});

describe('a language model', () => {
  test('is one in the format of such, or a model with the words of one', () => {
    expect(isLanguageModel(file('x.gguf', 'gguf'))).toBe(true);
    expect(isLanguageModel(file('bert_tuned.safetensors', 'safetensors'))).toBe(true);
    expect(isLanguageModel(declared('ml-model'))).toBe(true);
    expect(isLanguageModel(file('trees.pkl', 'pickle'))).toBe(false);
    expect(isLanguageModel(file('bert.csv', 'csv'))).toBe(false);
  });
});

test('the kind a reader found counts before the format', () => {
  expect(kindOf({ ...file('x', 'zip'), facts: [{ is: 'binary-data-object', place: {}, detail: { kind: 'keras' } }] })).toBe('keras');
  expect(kindOf({ ...file('x', 'zip'), facts: [{ is: 'binary-data-object', place: {} }] })).toBe('zip');
  expect(kindOf({ ...file('x', 'zip'), facts: [{ is: 'other', place: {}, detail: { kind: 'keras' } }] })).toBe('zip');
});

describe('the words of a model', () => {
  test('are its name, its declared title, its tables and the first texts', () => {
    const words = modelWords({ ...declared('ml-model'), path: 'a-b_c.csv', tables: [{ ...table, title: 'Losses' }], texts: () => [{ text: 'Fine-TUNED', place: {}, origin: 'text' }] });
    expect(words).toBe('a b c.csv our bert losses fine tuned');
    expect(modelWords(file('x', 'y'))).toBe('x  ');
  });
  test('are not read to the end of a long file', () => {
    let read = 0;
    const endless = { ...file('x', 'json'), texts: function* () { for (;;) { read += 1; yield { text: 'w'.repeat(10_000), place: {}, origin: 'text' as const }; } } };
    expect(modelWords(endless).length).toBeLessThan(130_000);
    expect(read).toBe(60);
  });
});
