import { describe, expect, test } from '@jest/globals';
import { isEstablishment, isEstablishmentCode, isEstablishmentHeading } from './establishments.js';
import { isRareCondition } from './rare-conditions.js';
import { sensitiveTopic } from './sensitive-topics.js';

describe('rare conditions', () => {
  test.each(['Cystic fibrosis', 'E84.0', 'E840', 'G10', 'ORPHA:586', 'Huntington’s disease'.replace('’', "'"), 'Duchenne muscular dystrophy'])('%s', (text) => expect(isRareCondition(text)).toBe(true));
  test.each(['Asthma', 'E11', 'E8', 'C34', 'A81001', 'Renal replacement', '', 'x'.repeat(300)])('not %s', (text) => expect(isRareCondition(text)).toBe(false));
});

describe('sensitive topics', () => {
  test.each([['hiv_status', 'HIV and sexually transmitted infection'], ['Termination of pregnancy', 'abortion'], ['self-harm', 'suicide and self-harm'], ['Prisoners', 'crime and prison']])(
    '%s is %s', (text, topic) => expect(sensitiveTopic(text)).toBe(topic));
  test.each(['Asthma', 'hive', 'Alcohol units per week', 'Test statistic', 'age', 'x'.repeat(400)])('not %s', (text) => expect(sensitiveTopic(text)).toBeUndefined());
});

describe('establishments', () => {
  test.each(['Leeds General Infirmary', 'Royal Victoria Hospital', 'Harrogate and District NHS Foundation Trust', 'St Mary’s Primary School', 'Smith & Sons', 'Acme Widgets Ltd', 'Hill Street Surgery'])(
    '%s', (text) => expect(isEstablishment(text)).toBe(true));
  test.each(['Hospital', 'Outpatient clinic', 'Care home', 'North East', 'Died in hospital', 'Bariatric surgery', 'Cardiac Surgery', 'All hospitals', 'Hospital admissions', 'University', ''])(
    'not %s', (text) => expect(isEstablishment(text)).toBe(false));
  test('have codes and headings of their own', () => {
    expect(['RR8', 'RR801', 'A81001'].every(isEstablishmentCode)).toBe(true);
    expect(['E11.9', 'North', 'x'].some(isEstablishmentCode)).toBe(false);
    expect(['hospital', 'trust code', 'care home name'].every(isEstablishmentHeading)).toBe(true);
    expect(['hospital admissions', 'region', 'schooling'].some(isEstablishmentHeading)).toBe(false);
  });
});
