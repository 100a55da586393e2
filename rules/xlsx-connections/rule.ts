import { defineFactRule } from '../../src/sdc/fact-rule.js';

/** Connections and Power Query scripts name servers, accounts and queries; the data model is a compressed copy of whole source tables. */
export default defineFactRule({
  id: 'xlsx-connections',
  version: 1,
  risk: 'HiddenContent',
  kinds: ['xlsx'],
  facts: ['xlsx-connection', 'xlsx-data-model'],
  summary: 'The workbook holds a data connection, a query or a data model',
  remedy: 'Copy the tables as values into a new workbook',
  because: ({ is }) => (is === 'xlsx-data-model' ? 'a data model or query script is in the package' : 'a data connection is in the package'),
});
