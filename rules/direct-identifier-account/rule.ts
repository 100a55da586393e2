import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { accountNumber } from '../../src/sdc/people/spotters/account-number.js';

export default identifierRule(accountNumber, {
  version: 1,
  summary: 'The file holds bank or card numbers.',
  remedy: 'Remove them',
});
