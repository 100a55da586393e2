import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Office files are packages of parts. */
export default defineFactRule({
  id: 'package-unknown-part',
  version: 1,
  risk: 'HiddenContent',
  facts: ['package-unknown-part'],
  summary: 'The file holds a part that no reader knows',
  remedy: 'Save it again with a current program, or send the tables as CSV',
  because: ({ place }) => `unknown part ${String(place.part)}`,
});
