import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { vehicle } from '../../src/sdc/people/spotters/vehicle.js';

export default identifierRule(vehicle, {
  version: 1,
  summary: 'The file holds vehicle registrations.',
  remedy: 'Remove them',
});
