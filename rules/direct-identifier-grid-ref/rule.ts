import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { gridReference } from '../../src/sdc/people/spotters/grid-reference.js';

export default identifierRule(gridReference, {
  version: 1,
  summary: 'The file may hold positions of people or homes.',
  remedy: 'Round to areas of thousands of people',
});
