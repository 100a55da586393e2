import { describe, expect, test } from '@jest/globals';
import { areaTypeOf, areaTypes, postcodePartOf } from './area-codes.js';

test.each([
  ['E00000001', 'oa'], ['W00000001', 'oa'], ['E01000001', 'lsoa'], ['W01000003', 'lsoa'], ['E02000001', 'msoa'], ['S01006506', 'data-zone'],
  ['S02001236', 'intermediate-zone'], ['E05000026', 'ward'], ['S13002835', 'ward'], ['E06000001', 'local-authority'], ['N09000003', 'local-authority'],
  ['E12000001', 'region'], ['K02000001', 'region'], ['E33000001', 'workplace-zone'], ['N20000001', 'data-zone-ni'], ['N21000001', 'super-data-zone'],
  ['N00000001', 'small-area'], ['95AA01S1', 'soa-ni'], ['95AA01', 'ward-ni'], ['95AA01W1', 'soa-ni'], [' E01000001 ', 'lsoa'],
])('%s is a %s', (code, id) => expect(areaTypeOf(code)?.id).toBe(id));

test.each(['E0100001', 'E010000011', 'E11', 'E99999999', 'X01000001', '95aa01', '', 'E11.9', 'A81001'])('“%s” is no area', (code) => expect(areaTypeOf(code)).toBeUndefined());

test.each([['LS1 4', 'postcode-sector'], ['SW1A 1', 'postcode-sector'], ['EH12', 'postcode-district'], ['m1', 'postcode-district'], ['LS1 4AP', undefined], ['1 4', undefined]])(
  '%s is a %s', (text, id) => expect(postcodePartOf(text)?.id).toBe(id));

describe('the kinds of areas', () => {
  test('have different ids and go from small to large', () => {
    expect(new Set(areaTypes.map(({ id }) => id)).size).toBe(areaTypes.length);
    expect([...areaTypes].sort((a, b) => a.people - b.people).map(({ people }) => people)).toEqual(areaTypes.map(({ people }) => people));
    expect(areaTypes.length).toBeGreaterThan(20);
  });
});
