const spaces = (count: number): string => ' '.repeat(Math.min(Math.max(count, 0), 500));

/**
 * SMCL (Stata's log markup) as the text it shows: columns are kept, so tables stay aligned. Directives that only
 * style vanish; `{hline}`, `{c |}`, `{col}`, `{space}`, `{ralign}` and their like draw.
 */
const shown = (line: string): string => {
  let out = '';
  const braces = /\{([^{}]*)\}/g;
  let from = 0;
  for (let match = braces.exec(line); match !== null; match = braces.exec(line)) {
    out += line.slice(from, match.index);
    from = match.index + match[0].length;
    const body = match[1]!;
    const drawn = /^(hline|dup|c|char|col|space|ralign|lalign|center|right|bf|it|ul|txt|res|err|inp|com|cmd|text|result|sf|p|s|stata|help|browse|opt|hi)\b\s*(\d*)\s*:?\s*(.*)$/.exec(body);
    if (!drawn) continue;
    const [, name, number = '', rest = ''] = drawn;
    const count = Number(number);
    const colon = body.indexOf(':');
    const inner = colon >= 0 ? body.slice(colon + 1) : '';
    if (name === 'hline') out += '-'.repeat(count > 0 ? Math.min(count, 500) : Math.max(0, 78 - out.length));
    else if (name === 'c' || name === 'char') out += rest === '-' ? '-' : /^[|]/.test(rest) ? '|' : /^(\+|TT|BT|LT|RT|TLC|TRC|BLC|BRC)/.test(rest) ? '+' : rest === '-(' ? '{' : rest === ')-' ? '}' : '';
    else if (name === 'col') out += spaces(count - 1 - out.length);
    else if (name === 'space') out += spaces(count > 0 ? count : 1);
    else if (name === 'dup') out += inner.repeat(Math.min(count, 500));
    else if (name === 'ralign') out += spaces(count - inner.length) + inner;
    else if (name === 'lalign') out += inner + spaces(count - inner.length);
    else if (name === 'center') out += spaces(Math.floor((count - inner.length) / 2)) + inner + spaces(Math.ceil((count - inner.length) / 2));
    else out += inner;
  }
  return out + line.slice(from);
};

export const isSmcl = (text: string): boolean => /^\{smcl\}/.test(text);

/** Lines of a SMCL log as they would be printed; as many lines come out as went in. */
export const printed = (lines: readonly string[]): string[] => lines.map((line) => {
  let text = line.replace(/^\{smcl\}/, '');
  for (let round = 0; round < 4 && text.includes('{'); round += 1) {
    const next = shown(text);
    if (next === text) break;
    text = next;
  }
  return text;
});
