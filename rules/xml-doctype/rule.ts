import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A document type declaration can define entities that read other files or grow without bound (“billion laughs”). */
export default defineFactRule({
  id: 'xml-doctype',
  version: 1,
  risk: 'HiddenContent',
  facts: ['xml-doctype'],
  summary: 'A part declares a document type, which could pull in or multiply content',
  remedy: 'Save it again with the program that made it',
  because: () => 'a document type is declared',
});
