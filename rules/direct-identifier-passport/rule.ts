import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { passport } from '../../src/sdc/people/spotters/passport.js';

export default identifierRule(passport, {
  version: 1,
  summary: 'The file holds passport or driver numbers.',
  remedy: 'Remove them',
});
