/** Findings the engine makes itself, without a rule of the catalogue: what they mean and what to do. */
export const ownFindings: Readonly<Record<string, { readonly summary: string; readonly remedy: string }>> = {
  'could-not-check': { summary: 'A file or a rule could not be checked to its end', remedy: 'A checker looks at it by hand' },
  'parse-failure': { summary: 'A file could not be read, so nothing in it was checked', remedy: 'Write it again with the program that made it, save it as CSV or XLSX, or let a checker look at it by hand' },
  'partial-scan': { summary: 'A part of a file was not read or not understood, so it was not checked', remedy: 'Put each table in its own rows with one heading row, or let a checker look at the rest by hand' },
};
