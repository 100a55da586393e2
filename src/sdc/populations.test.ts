import { describe, expect, test } from '@jest/globals';
import { ageBand, namesNest, samePeople } from './populations.js';

describe('names of populations', () => {
  test.each([
    ['full cohort', 'excluding outliers'], ['England', 'England excluding Rutland'], ['age18plus', 'age20plus'], ['aged 18-64', 'aged 25-64'], ['aged 18-64', 'aged 18-54'], ['women', 'women only matched'],
    ['Table 1: everyone', 'Table 2a: complete cases'], ['aged 18 and over', 'aged 18 to 64'], ['aged up to 64', 'under 60'],
  ])('%s holds %s, and not the other way round', (whole, part) => {
    expect([namesNest(whole, part), namesNest(part, whole)]).toEqual([true, false]);
  });
  test.each([
    ['aged 18-64', 'aged 18-64'], ['aged 18-44', 'aged 35-64'], ['women 18+', 'men 20+'], ['England', 'Wales'], ['England', 'Wales only'], ['', 'men only'], ['excluding men', 'excluding women'], ['cases 1-200 years', 'cases'],
  ])('%s does not hold %s', (whole, part) => expect(namesNest(whole, part)).toBe(false));
});

describe('the same people', () => {
  test.each([
    [{ id: 'a' }, { id: 'a' }, true], [{ id: 'a' }, { id: 'b' }, false], [{ id: 'a', label: 'Adults ' }, { id: 'b', label: 'adults' }, true], [{ label: 'Adults' }, { label: 'Children' }, undefined],
    [{ id: 'a' }, { label: 'Adults' }, undefined], [{ id: 'a' }, undefined, undefined], [undefined, { id: 'a' }, undefined],
  ])('%j and %j: %s', (a, b, same) => expect(samePeople(a, b)).toBe(same));
});

test.each([
  ['18-34', [18, 34]], ['18 to 24 years', [18, 24]], ['85+', [85, Infinity]], ['under 5', [0, 4]], ['Aged 65 and over', [65, Infinity]], ['≤ 17', [0, 17]], ['over 80', [80, Infinity]],
  ['34-18', undefined], ['North', undefined], ['smokers 18+', undefined], ['18-200 years', [18, 200]],
])('the ages of "%s" are %j', (label, band) => {
  const found = ageBand(label);
  expect(found && [found.low, found.high]).toEqual(band);
});
