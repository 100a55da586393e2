import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { webAddress } from '../../src/sdc/people/spotters/web-address.js';

export default identifierRule(webAddress, {
  version: 1,
  summary: 'The file holds web addresses of people.',
  remedy: 'Remove them',
});
