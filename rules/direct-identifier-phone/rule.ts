import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { phone } from '../../src/sdc/people/spotters/phone.js';

export default identifierRule(phone, {
  version: 1,
  summary: 'The file holds telephone numbers of people.',
  remedy: 'Remove them',
});
