/** Where one field of a delimited text stands: quotation marks included. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** One record: its fields, and where its line break stands (start = end at the end of a text without one). */
export interface RecordSpan {
  readonly fields: readonly Span[];
  readonly start: number;
  readonly breakStart: number;
  readonly end: number;
}

/**
 * The fields of a delimited text by their offsets, quotation marks read as the reader reads them: one opens a field
 * only where it begins, a doubled one is a character. Undefined when one never closes or closes inside a field.
 */
export function spansOf(text: string, separator: string): RecordSpan[] | undefined {
  const records: RecordSpan[] = [];
  let fields: Span[] = [];
  let start = 0;
  let at = 0;
  const field = (): Span | undefined => {
    if (text[at] !== '"') {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
      return { start: from, end: at, quoted: false };
    }
    const from = at;
    for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2)) {
      if (text[close + 1] === '"') continue;
      at = close + 1;
      const next = text[at];
      return next === undefined || next === separator || next === '\n' || next === '\r' ? { start: from, end: at, quoted: true } : undefined;
    }
    return undefined;
  };
  while (at < text.length || fields.length > 0) {
    const found = field();
    if (!found) return undefined;
    fields.push(found);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const breakStart = at;
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else if (at < text.length) at += 1;
    records.push({ fields, start, breakStart, end: at });
    fields = [];
    start = at;
  }
  return records;
}

/** What a field says: without its quotation marks. */
export const unquoted = (text: string, { start, end, quoted }: Span): string =>
  quoted ? text.slice(start + 1, end - 1).replaceAll('""', '"') : text.slice(start, end);
