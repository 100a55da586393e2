import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { healthAndCareNumber } from '../../src/sdc/people/spotters/health-number.js';

export default identifierRule(healthAndCareNumber, {
  version: 1,
  summary: 'The file holds Health and Care numbers.',
  remedy: 'Remove the column; count people instead of listing them',
});
