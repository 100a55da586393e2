import { identifierRule } from '../../src/sdc/people/identifier-rule.js';
import { staffCode } from '../../src/sdc/people/spotters/staff-code.js';

export default identifierRule(staffCode, {
  version: 1,
  summary: 'The file holds codes of clinicians or practices.',
  remedy: 'Remove the column, or group practices into areas',
});
