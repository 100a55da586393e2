import { describe, expect, test } from '@jest/globals';
import { csvReader } from '../csv/reader.js';
import { defaultLimits, type Reading } from '../reader.js';
import { recognise } from './index.js';

const kindsIn = (csv: string): string[] => {
  const { grids } = csvReader.read(new TextEncoder().encode(csv), defaultLimits, 'x.csv') as Reading;
  return recognise(grids[0]!).tables.flatMap(({ measures }) => measures.map(({ kind }) => kind));
};

describe('headers that name categories, not statistics', () => {
  test.each([
    ['levels of deprivation', 'region,Low,Medium,High\nNorth,120,33,4\nSouth,131,44,29\n'],
    ['compass points', 'region,NE,SE,SW\nNorth,44,3,31\nSouth,25,31,28\n'],
    ['an operating room', 'site,OR,ward,clinic\nA,4,120,33\nB,25,200,44\n'],
    ['thirds', 'region,Lowest,Middle,Highest\nNorth,3,33,120\nSouth,31,44,6\n'],
    ['a share above one', 'area,house share,own home,rented\nA,4,120,31\nB,25,200,14\n'],
    ['the high risk', 'region,Low risk,High risk\nNorth,120,3\nSouth,131,44\n'],
    ['rows of sexes under a heading', 'Characteristic,Cases,Controls\nSex,,\n  M,120,131\n  F,4,99\n'],
    ['rows of classes', 'class,North,South\nUpper,120,131\nMiddle,50,61\nLower,4,99\n'],
    ['wards named by letters', 'ward,No,Yes\nPractice A,210,3\nPractice B,180,25\n'],
  ])('%s are counts', (_, csv) => expect(new Set(kindsIn(csv))).toEqual(new Set(['count'])));
});

describe('headers that name statistics, though every number is whole', () => {
  test.each([
    ['an interval about a rate', 'area,"rate per 100,000",lower,upper\nA,312,280,344\nB,8,5,12\n', ['rate', 'ci-low', 'ci-high']],
    ['an odds ratio with a p-value', 'exposure,OR,lower,upper,p\nsmoker,2,1,3,0.02\nobese,3,2,5,0.001\n', ['ratio', 'ci-low', 'ci-high', 'p-value']],
    ['a hazard ratio with a named interval', 'term;HR;95% CI low;95% CI high\nage;1;1;1\nsex;2;1;4\n', ['ratio', 'ci-low', 'ci-high']],
    ['a mean and its deviation', 'variable,mean,sd,n\nage,54,9,812\nsbp,131,8,810\n', ['mean', 'sd', 'count']],
    ['a median and its quartiles', 'group,median,q1,q3,n\nA,14,12,19,330\nB,16,13,18,412\n', ['median', 'quantile', 'quantile', 'count']],
    ['a cumulative share', 'component,variance explained,cumulative\nPC1,0.41,0.41\nPC2,0.18,0.59\n', ['statistic', 'proportion']],
    ['statistics under a heading', 'Characteristic,Drug,Placebo\nAge,,\n  Mean,54,55\n  SD,9,8\n', ['mean', 'sd']],
  ])('%s stay what they are', (_, csv, kinds) => expect(kindsIn(csv)).toEqual(kinds));
});
