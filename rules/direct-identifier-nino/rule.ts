import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { nino } from '../../src/sdc/people/spotters/nino.js';

export default identifierRule(nino, {
  version: 1,
  summary: 'The file holds National Insurance numbers.',
  remedy: 'Remove the column',
});
