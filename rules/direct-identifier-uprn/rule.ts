import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { propertyNumber } from '../../src/sdc/people/spotters/property-number.js';

export default identifierRule(propertyNumber, {
  version: 1,
  summary: 'The file holds property reference numbers.',
  remedy: 'Use an area of thousands of people instead',
});
