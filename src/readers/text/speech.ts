/** Which program a log is of, by how its prompt looks; it tells commands from output. */
export type Speaker = 'stata' | 'r' | 'python' | 'sas' | 'none';

const count = (lines: readonly string[], pattern: RegExp): number => {
  let found = 0;
  for (const line of lines) if (pattern.test(line)) found += 1;
  return found;
};

export const speakerOf = (lines: readonly string[]): Speaker => {
  const sample = lines.slice(0, 3000);
  const stata = count(sample, /^\. ?\S|^\.$|log type:/);
  const python = count(sample, /^(>>> |In \[\d+\]:)/);
  const r = count(sample, /^> ?\S/) - python;
  const sas = count(sample, /The SAS System|^NOTE: |The [A-Z]+ Procedure/);
  const most = Math.max(stata, python, r, sas);
  if (most === 0) return 'none';
  return most === stata ? 'stata' : most === python ? 'python' : most === r ? 'r' : 'sas';
};

const prompts: Readonly<Record<Speaker, RegExp | undefined>> = {
  stata: /^(\. |\.$|> |\s{0,2}\d{1,3}\. (?!\|))/, r: /^[>+]( |$)/, python: /^(>>> |\.\.\. |\.\.\.$|>>>$|In \[\d+\]:|\s+\.\.\.:)/, sas: /^\d+\s{2,}(\S.*)?$|^\d+\s+![^\n]*$/, none: undefined,
};

/** Whether each line is something a person typed. Continued lines count while they follow a typed one. */
export const typedLines = (lines: readonly string[], speaker: Speaker): boolean[] => {
  const prompt = prompts[speaker];
  if (!prompt) return lines.map(() => false);
  let before = false;
  return lines.map((line) => {
    let typed = prompt.test(line);
    // "  1. " is a list's row number and a loop's line number; only a typed line before makes it typed.
    if (typed && speaker === 'stata' && /^\s*\d/.test(line)) typed = before;
    if (typed && speaker === 'stata' && line.startsWith('> ')) typed = before;
    before = typed;
    return typed;
  });
};

/** What was typed on a line, without the prompt. */
export const typedText = (line: string): string => line.replace(/^(\. ?|>>> ?|\.\.\. ?|[>+] ?|In \[\d+\]: ?|\s{0,2}\d{1,3}\. ?)/, '').trim();
