import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { postcode } from '../../src/sdc/people/spotters/postcode.js';

export default identifierRule(postcode, {
  version: 1,
  summary: 'The file holds full postcodes.',
  remedy: 'Use an area of thousands of people instead, or remove the column',
});
