import { z } from 'zod';
import { defineFileRule } from '../../src/sdc/rule.js';
import type { Place } from '../../src/sdc/subjects.js';

/**
 * Text that a spreadsheet runs when the file is opened. OWASP, "CSV injection". A sign before a number, an interval or
 * a word is how results are written, so after + or - only a function call, a link or a command counts.
 */
const opens = /^\s*(?:=(?![=\s]|$)\s*\S|[@+-]\s*=|@[A-Za-z_.]+\(|[+-].*(?:[A-Za-z_.]{2,}\(|\|.*!|![A-Z]))/;

const mostPlaces = 200;

export default defineFileRule({
  id: 'csv-formula-injection',
  version: 1,
  risk: 'HiddenContent',
  statbarns: [],
  summary: 'Cells hold text that a spreadsheet would run as a formula',
  remedy: 'Export values, not formulas; put a space or an apostrophe before text that starts with an equals sign',
  needs: [],
  params: z.strictObject({}),
  applies: ({ kind }) => kind === 'csv' || kind === 'text',
  *check(file) {
    const places: Place[] = [];
    for (const { text, place, origin } of file.texts()) {
      if (origin === 'cell' && places.length < mostPlaces && opens.test(text)) places.push(place);
    }
    if (places.length > 0) yield { places, because: `cells that start like a formula: ${places.length}` };
  },
});
