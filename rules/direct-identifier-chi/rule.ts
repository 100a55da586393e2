import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { chiNumber } from '../../src/sdc/people/spotters/health-number.js';

export default identifierRule(chiNumber, {
  version: 1,
  summary: 'The file holds CHI numbers.',
  remedy: 'Remove the column; count people instead of listing them',
});
