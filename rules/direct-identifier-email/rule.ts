import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { email } from '../../src/sdc/people/spotters/email.js';

export default identifierRule(email, {
  version: 1,
  summary: 'The file holds e-mail addresses of people.',
  remedy: 'Remove them',
});
