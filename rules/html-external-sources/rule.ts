import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** A page that loads pictures or scripts tells their owner who opens it, and shows something else tomorrow. */
export default defineFactRule({
  id: 'html-external-sources',
  version: 1,
  risk: 'Context',
  kinds: ['html'],
  facts: ['html-external-source'],
  summary: 'The page loads content from elsewhere',
  remedy: 'Save the page with its content inside it, or as a plain table',
  because: ({ count = 1 }) => `sources elsewhere: ${count}`,
});
