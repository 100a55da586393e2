import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** R notebooks (.nb.html) embed their whole source, base64-encoded; so do some reports. */
export default defineFactRule({
  id: 'html-source-code',
  version: 1,
  risk: 'AuxiliaryInformation',
  kinds: ['html', 'notebook'],
  facts: ['html-source-code'],
  summary: 'The page carries the source of the analysis',
  remedy: 'Render it without the source (knitr `echo: false`, no embedded Rmd)',
  because: () => 'the source of the analysis',
});
