import { auditEvents } from './audit-events.js';
import { lifecyclePage } from './lifecycle.js';
import { rulesPage } from './rules.js';

/** Every page under docs/generated, by file name: facts read from the code, held fresh by a test. */
export const generated: Readonly<Record<string, () => string>> = {
  'audit-events.md': auditEvents,
  'lifecycle.md': lifecyclePage,
  'rules.md': rulesPage,
};

export const banner = '<!-- Made by `npm run docs` from the code. Change the code, not this page. -->\n\n';
