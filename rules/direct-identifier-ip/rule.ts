import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { networkAddress } from '../../src/sdc/people/spotters/network-address.js';

export default identifierRule(networkAddress, {
  version: 1,
  summary: 'The file holds network addresses.',
  remedy: 'Remove them',
});
