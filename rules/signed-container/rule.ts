import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A signature holds the certificate of the person who signed, with a name and often an address. */
export default defineFactRule({
  id: 'signed-container',
  version: 1,
  risk: 'Identification',
  facts: ['signed'],
  summary: 'The file carries a digital signature, which may name a person',
  remedy: 'Send a copy without the signature',
  because: () => 'a digital signature is in the package',
});
