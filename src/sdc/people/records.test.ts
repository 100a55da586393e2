import { describe, expect, test } from '@jest/globals';
import { gridFile } from '../../../test/support/file-subject.js';
import { tableOf } from '../../../test/support/table-of.js';
import type { Table } from '../table.js';
import { blocksOf } from './blocks.js';
import { recordScore } from './records.js';

const rowsOf = (csv: string): string[][] => csv.trim().split('\n').map((line) => line.trim().split(','));
const scoreOf = (csv: string): { score: number; signs: string[] } => {
  const file = gridFile(rowsOf(csv));
  const best = blocksOf(file).map((block) => recordScore(file, block)).sort((a, b) => b.score - a.score)[0];
  return { score: best?.score ?? 0, signs: best?.signs.map(({ sign, weight }) => `${sign} ${weight}`) ?? [] };
};
/** A small generator of numbers that is the same on every run. */
const drawn = (seed: number) => (below: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};
const many = (rows: number, row: (draw: (below: number) => number, index: number) => string): string => {
  const draw = drawn(7);
  return Array.from({ length: rows }, (_, index) => row(draw, index)).join('\n');
};
const day = (draw: (below: number) => number): string => `2024-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`;
const pick = (draw: (below: number) => number, of: string): string => of.split(' ')[draw(of.split(' ').length)]!;

const microdata: readonly [string, string][] = [
  ['a data set of four patients', 'id,age,sex,imd,adm_date,dx\n1001,43,F,2,2024-03-02,E11\n1002,71,M,5,2024-03-02,I21\n1003,29,F,1,2024-03-05,O80\n1004,66,M,3,2024-03-09,C34'],
  ['the same without headings', '1001,43,F,2,2024-03-02,E11\n1002,71,M,5,2024-03-02,I21\n1003,29,F,1,2024-03-05,O80\n1004,66,M,3,2024-03-09,C34'],
  ['without a key', `age,sex,ethnicity,smoker,sbp,dead\n${many(40, (d) => `${18 + d(80)},${pick(d, 'M F')},${1 + d(5)},${d(2)},${90 + d(80)},${d(2)}`)}`],
  ['without key or headings', many(40, (d) => `${18 + d(80)},${pick(d, 'M F')},${1 + d(5)},${day(d)},${pick(d, 'E11.9 I21.0 J45 C34.1')},${90 + d(80)}`)],
  ['long: one row per variable', `patient_id,variable,value\n${many(10, (d, i) => `${1000 + i},age,${18 + d(80)}\n${1000 + i},sex,${pick(d, 'M F')}\n${1000 + i},dob,19${50 + d(40)}-01-0${1 + d(9)}`)}`],
  ['long: visits of patients', `patient_id,visit_date,sbp\n${many(30, (d, i) => `${2000 + Math.floor(i / 3)},${day(d)},${100 + d(70)}`)}`],
  ['pseudonyms and measurements', `pseudo_id,hba1c,bmi\n${many(25, (d, i) => `${(i * 2654435761 % 4294967296).toString(16).padStart(8, 'a')}${'0123456789abcdef'.slice(d(8))}x,${40 + d(60)},${18 + d(25)}.${d(10)}`)}`],
  ['a participant list', 'eid,f_31_0_0,f_21003_0_0\n1000018,0,54\n1000024,1,61\n1000035,1,47'],
  ['names', 'Surname,Forename,DOB,Ward\nSmith,Jane,02/03/1961,A1\nJones,Alan,14/05/1947,B2\nKhan,Aisha,30/09/1988,A1'],
  ['deaths with dates', `age_at_death,sex,date_of_death,cause\n${many(12, (d) => `${50 + d(50)},${pick(d, 'M F')},${day(d)},${pick(d, 'I21 C34 J18 U07')}`)}`],
  ['an analysis data set of flags', `,male,diabetes,asthma,copd,died,time\n${many(40, (d, i) => `${i},${d(2)},${d(2)},${d(2)},${d(2)},${d(2)},${d(365)}`)}`],
  ['residuals by person', `patid,fitted,resid\n${many(30, (d, i) => `${i + 50000},${d(100)}.${d(100)},${d(10)}.${d(100)}`)}`],
];

const results: readonly [string, string][] = [
  ['a tidy model', 'term,estimate,std.error,p.value,n\nage,1.03,0.01,0.001,5230\nsexM,1.21,0.04,0.002,5230\nimd2,1.10,0.05,0.04,5230'],
  ['a cross table', 'Region,Male,Female,Total\nNorth,120,130,250\nSouth,210,190,400\nTotal,330,320,650'],
  ['counts by age and sex', `age,sex,n\n${many(20, (d, i) => `${40 + Math.floor(i / 2)},${i % 2 ? 'M' : 'F'},${100 + d(900)}`)}`],
  ['absolute risks by covariates', `age,male,ethnicity,time100,risk100,lci,uci\n${[50, 60, 70].flatMap((a) => [0, 1].flatMap((m) => [1, 2].map((e) => `${a},${m},${e},100,${a / 7}${m}${e},${a / 8},${a / 6}`))).join('\n')}`],
  ['a daily series', `date,cases,deaths\n${Array.from({ length: 28 }, (_, i) => `2024-02-${String(i + 1).padStart(2, '0')},${1200 + i * 7},${100 + i}`).join('\n')}`],
  ['a code list', 'code,term,category\nE11,Type 2 diabetes mellitus,1\nI21,Acute myocardial infarction,2\nJ45,Asthma,3\nC34,Malignant neoplasm of lung,4'],
  ['GWAS rows', `rsid,chr,pos,a1,a2,beta,se,p\n${many(30, (d, i) => `rs${100000 + i * 37},${1 + d(22)},${d(90000000)},A,G,0.0${d(99)},0.01,0.${d(9)}`)}`],
  ['an area table', `lsoa11cd,lsoa_name,n\n${many(30, (d, i) => `E0100${1000 + i},Area ${i},${100 + d(800)}`)}`],
  ['area attributes without counts', `msoa,imd,rural\n${many(30, (d, i) => `E0200${1000 + i},${d(10)},${d(2)}`)}`],
  ['a weekly measure', `interval_start,interval_end,ratio,numerator,denominator,sex\n${many(20, (d, i) => `2024-01-${10 + i},2024-01-${11 + i},0.${d(99)},${100 + d(900)},10000,${i % 2 ? 'M' : 'F'}`)}`],
  ['a Table 1', 'Characteristic,Overall,Female,Male\nAge,54 (17),53 (16),55 (18)\nSmoker,120 (12.4%),60 (11.9%),60 (13.0%)'],
  ['a correlation matrix', 'varname,age,male,obese\nage,1,-.12,-.04\nmale,-.12,1,.02\nobese,-.04,.02,1'],
  ['a life table', `time,n.risk,n.event,survival\n${many(20, (d, i) => `${i},${1000 - i * 20},${10 + d(10)},0.9${d(99)}`)}`],
  ['a ROC curve', `threshold,tpr,fpr\n${many(30, (d, i) => `${i / 30},${1 - i / 30},${1 - i / 31}`)}`],
  ['hospitals with counts', 'trust_code,trust,admissions,deaths\nRR8,Leeds,1200,100\nRTD,Newcastle,1100,90\nRXF,Mid Yorkshire,900,80'],
  ['a data dictionary', 'variable,label,type\npatient_id,Patient identifier,integer\nage,Age at index,integer\nsex,Sex at birth,character'],
  ['a published weekly table', 'Category,Group,Vaccinated (n),Vaccinated (%),Total eligible\noverall,overall,1121491,97.0,1156330\nSex,F,644126,96.9,664657\nSex,M,477365,97.1,491673'],
  ['suppressed counts by diagnosis', 'dx,sex,value\nE11,M,120\nE11,F,<10\nI21,M,80\nI21,F,[c]'],
  ['means by single year of age', `age,mean_sbp,sd_sbp\n${many(40, (d, i) => `${40 + i},${120 + d(20)}.${d(9)},${10 + d(5)}`)}`],
];

describe('the signs of a row for each person', () => {
  const hex = (at: number, length: number): string => `${at.toString(16)}a1`.padStart(length, 'b0c1d2e3f4'.repeat(14));
  const signs = (csv: string) => scoreOf(csv).signs;
  const rows = (count: number, row: (at: number) => string): string => Array.from({ length: count }, (_, at) => row(at)).join('\n');
  test('a key of people may be a long digest, may repeat, and may be all there is', () => {
    expect(signs(`patient_id,x\n${rows(5, (at) => `${hex(at, 128)},${at % 2}`)}`)).toContain('a key of people, one row each 0.6');
    expect(signs(`patient_id,x\n${rows(6, (at) => `${1000 + (at % 3)},${at}`)}`)).toContain('a key of people, repeated 0.6');
    expect(signs(`patient_id\n${rows(5, (at) => `${1000 + at}`)}`)).toContain('a key of people, one row each 0.6');
    expect(scoreOf(`value\n${rows(5, (at) => `${1000 + at}`)}`)).toEqual({ score: 0, signs: [] });
  });
  test('digests are pseudonyms, unless they are of files', () => {
    expect(signs(`token,x\n${rows(5, (at) => `${hex(at, 64)},${at % 2}`)}`)).toContain('a column of pseudonyms 0.5');
    expect(signs(`sha256,x\n${rows(5, (at) => `${hex(at, 64)},${at % 2}`)}`).join()).not.toContain('pseudonyms');
    expect(signs(`token,x\n${rows(5, (at) => `${hex(at % 2, 64)},${at % 2}`)}`).join()).not.toContain('pseudonyms');
  });
  test('other keys count when they never repeat; a mere index counts little', () => {
    expect(signs(`sample,x\n${rows(6, (at) => `S-${at},${at % 2}`)}`)).toContain('a key that never repeats 0.4');
    expect(signs(`index,x\n${rows(6, (at) => `${at},${at % 2}`)}`)).toContain('a key that never repeats 0.2');
    expect(signs(`sample,x\n${rows(6, (at) => `S-${at % 2},${at % 2}`)}`).join()).not.toContain('never repeats');
  });
  test('without headings, codes that never repeat count from five on', () => {
    expect(signs(rows(6, (at) => `K${at}9,${at % 2}`))).toContain('values without a heading that never repeat 0.2');
    expect(signs(rows(4, (at) => `K${at}9,${at % 2}`)).join()).not.toContain('never repeat');
  });
  test('columns of yes and no', () => {
    expect(signs(`a1,b1\n${rows(6, (at) => `${at % 2},${(at >> 1) % 2}`)}`)).toContain('2 columns of yes and no 0.15');
    expect(signs(`a1,b1,c1\n${rows(8, (at) => `${at % 2},${(at >> 1) % 2},${(at >> 2) % 2}`)}`)).toContain('3 columns of yes and no 0.3');
    expect(signs(`a1,b1\n${rows(6, (at) => `${at % 2},${at}`)}`).join()).not.toContain('yes and no');
  });
  test('free text, and direct identifiers', () => {
    expect(signs(`a1,words\n${rows(8, (at) => `${at % 2},the patient number ${at} came in and was seen by us all`)}`)).toContain('free text 0.15');
    expect(signs(`a1,words\n${rows(8, (at) => `${at % 2},the patient number ${at % 5} came in and was seen by us all`)}`).join()).not.toContain('free text');
    expect(signs(`a1,email\n${rows(4, (at) => `${at % 2},user${at}@nhs.net`)}`)).toContain('a column of direct identifiers 0.3');
    expect(signs('a1,email\n1,user1@nhs.net\n0,none').join()).not.toContain('direct identifiers');
  });
  test('how the file was read, and sums, speak too', () => {
    const csv = rowsOf('patient_id,n\n1001,4\n1002,5');
    const score = (shape: Table['shape'], because: Table['sums'][number]['because']) => {
      const file = gridFile(csv, {
        profiles: gridFile(csv).profiles.map((profile) => ({ ...profile, table: 't1' })), tables: [tableOf({ by: { a: ['b', 'c'] }, shows: [['1', '1']], shape, sums: [{ total: 0, parts: [1], slack: 0, because }] })],
      });
      return recordScore(file, blocksOf(file)[0]!).signs.map(({ sign, weight }) => `${sign} ${weight}`);
    };
    expect(score('records', 'arithmetic')).toEqual(expect.arrayContaining(['read as a list of records 0.1', 'rows or columns that add up -0.4']));
    expect(score('cross', 'labels').join()).not.toMatch(/list of records|add up/);
  });
  test('asked twice, the answer is the same', () => {
    const file = gridFile(rowsOf('patient_id,n\n1001,4\n1002,5'));
    expect(recordScore(file, blocksOf(file)[0]!)).toBe(recordScore(file, blocksOf(file)[0]!));
  });
});

describe('row-level data scores high', () => {
  test.each(microdata)('%s', (_name, csv) => {
    const { score, signs } = scoreOf(csv);
    expect({ high: score >= 0.4, score, signs }).toEqual({ high: true, score, signs });
  });
});

describe('results score low', () => {
  test.each(results)('%s', (_name, csv) => {
    const { score, signs } = scoreOf(csv);
    expect({ low: score < 0.4, score, signs }).toEqual({ low: true, score, signs });
  });
});

test.each(microdata.filter(([name]) => !/^without a key$|flags|deaths/.test(name)))('%s is certain', (_name, csv) => {
  const { score, signs } = scoreOf(csv);
  expect({ certain: score >= 0.8, score, signs }).toEqual({ certain: true, score, signs });
});
