import { auditEvents } from './audit-events.js';
import { lifecyclePage } from './lifecycle.js';
import { matrixPage } from './matrix.js';
import { rulePages } from './rule-pages.js';
import { rulesPage } from './rules.js';

/** Every page under docs/generated, by file name: facts read from the code, held fresh by a test. */
export const generated: Readonly<Record<string, () => string>> = {
  'audit-events.md': auditEvents,
  'lifecycle.md': lifecyclePage,
  'matrix.md': matrixPage,
  'rules.md': rulesPage,
  ...rulePages(),
};

export const banner = '<!-- Made by `npm run docs` from the code. Change the code, not this page. -->\n\n';
