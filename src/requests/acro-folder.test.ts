import { expect, it } from '@jest/globals';
import { acroBookkeeping } from './acro-folder.js';

it.each<[string, string[], string[]]>([
  ['a folder as ACRO writes it', ['results.json', 'config.json', 'checksums/a.csv.txt', 'a.csv'], ['results.json', 'config.json', 'checksums/a.csv.txt']],
  ['one folder among others', ['x/outputs.json', 'x/checksums/a.csv.txt', 'x/a.csv', 'config.json', 'y/results.json'], ['x/outputs.json', 'x/checksums/a.csv.txt']],
  ['a results file alone', ['results.json', 'a.csv'], []],
  ['a folder deeper than checksums', ['results.json', 'checksums/more/a.txt'], []],
  ['no results file', ['config.json', 'checksums/a.csv.txt'], []],
])('%s', (_words, names, own) => expect([...acroBookkeeping(names)].sort()).toEqual([...own].sort()));
