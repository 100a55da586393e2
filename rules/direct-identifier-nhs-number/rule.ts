import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { nhsNumber } from '../../src/sdc/people/spotters/health-number.js';

export default identifierRule(nhsNumber, {
  version: 1,
  summary: 'The file holds NHS numbers.',
  remedy: 'Remove the column; count people instead of listing them',
});
