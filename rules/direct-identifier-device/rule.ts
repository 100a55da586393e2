import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { device } from '../../src/sdc/people/spotters/device.js';

export default identifierRule(device, {
  version: 1,
  summary: 'The file holds numbers of devices.',
  remedy: 'Remove them',
});
