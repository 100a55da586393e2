/** Stands for "no upper bound known" where a bound must be a whole number that JSON can carry. */
export const unbounded = Number.MAX_SAFE_INTEGER;

/** What a mark in a cell may mean before the file's own legend has its say (rules.md E2). */
export type MarkSense = 'suppressed' | 'ambiguous' | 'rounded-zero' | 'not-applicable' | 'missing' | 'nil';

const senses: Readonly<Record<MarkSense, readonly string[]>> = {
  suppressed: ['[c]', 'c', ':c', 'x', 's', '..c', 'n.p.', 'np', '[redacted]', 'redacted', '[suppressed]', 'suppressed', 'supp', '[supp]', 'sup', 'masked', '[masked]', 'dds', '[s]', '(s)', '(c)', '(x)', '(d)', '[d]', 'confidential', '[confidential]', 'withheld', 'hidden', '<t', 'n<5', 'n<10'],
  ambiguous: ['*', '**', '***', '~', '$', '#', '†', '‡', '§', '^', '¤', '■', '•', 'xx', 'xxx', '--', '–', '—'],
  'rounded-zero': ['[low]', '[k]', '0s', '0~', 'low', '[0]'],
  'not-applicable': ['[z]', '...', '…', 'not applicable', 'n/ap', '[na]', 'ref', '(ref)', '(ref.)', 'ref.', 'reference', '(reference)', '[ref]', '1 (ref)', 'referent', 'baseline', '(base)', '(omitted)', 'omitted', '(empty)'],
  missing: ['na', 'n/a', 'n.a.', '<na>', '[x]', '..', ':', '.', 'nan', 'null', 'none', '#n/a', 'not available', 'nr', 'ne', 'inf', '-inf', '#div/0!', '#value!', '[u]', 'missing'],
  nil: ['-', '−', 'nil'],
};

const dictionary: ReadonlyMap<string, MarkSense> = new Map(
  (Object.entries(senses) as [MarkSense, readonly string[]][]).flatMap(([sense, marks]) => marks.map((mark) => [mark, sense] as const)),
);

/** The sense of a text as a mark, or undefined when it is ordinary text. Case and outer blanks do not matter. */
export const senseOf = (text: string): MarkSense | undefined => dictionary.get(text.trim().toLowerCase());

/** Letters that are marks only among numbers: "c", "x" and "s" are also ordinary categories. */
export const isLetterMark = (text: string): boolean => /^[a-z]{1,2}$/i.test(text.trim());
