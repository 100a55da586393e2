/** What a number format makes of a stored number. */
export interface Displayed {
  readonly text: string;
  /**
   * `same`: the shown digits are the stored number, rounded to the digits shown; `fewer`: rounded, so more is stored than
   * shown; `masked`: what is shown is empty, a fixed text or another number than the one stored.
   */
  readonly fidelity: 'same' | 'fewer' | 'masked';
}

interface Section { readonly code: string; readonly condition?: readonly [operator: string, limit: number] }

export interface NumberFormat {
  readonly code: string;
  readonly isDate: boolean;
  readonly sections: readonly Section[];
}

/** Formats every workbook knows by number (ECMA-376 part 1, 18.8.30). */
const builtin: Readonly<Record<number, string>> = {
  0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm',
  37: '#,##0;(#,##0)', 38: '#,##0;[Red](#,##0)', 39: '#,##0.00;(#,##0.00)', 40: '#,##0.00;[Red](#,##0.00)', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0',
  48: '##0.0E+0', 49: '@',
};

const literal = /"[^"]*"|\\.|_.|\*./g;

const sectionOf = (raw: string): Section => {
  let condition: readonly [string, number] | undefined;
  const code = raw.replace(/\[([^\]]*)\]/g, (whole, inside: string) => {
    const found = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(inside);
    if (found) condition = [found[1]!, Number(found[2])];
    return /^(h+|m+|s+)$/i.test(inside) ? whole : '';
  });
  return condition ? { code, condition } : { code };
};

const split = (code: string): string[] => {
  const parts = [''];
  for (const piece of code.match(/"[^"]*"?|\\.|\[[^\]]*\]|;|[^"\\[;]+/g) ?? []) {
    if (piece === ';') parts.push(''); else parts[parts.length - 1] += piece;
  }
  return parts;
};

/** A format code, or the number of a built-in one, ready to show numbers. */
export const numberFormat = (id: number, custom?: string): NumberFormat => {
  const code = custom ?? builtin[id] ?? 'General';
  const sections = split(code).map(sectionOf);
  const bare = sections[0]!.code.replace(literal, '');
  const isDate = !/general/i.test(bare) && /[ymdhs]/i.test(bare) && !/[#?0]/.test(bare.replace(/[.]0+/g, '').replace(/s0+/gi, ''));
  return { code, isDate, sections };
};

/** The shortest decimal that means the stored number; spreadsheets keep 15 digits. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(15)));

const meets = (value: number, [operator, limit]: readonly [string, number]): boolean =>
  ({ '<': value < limit, '>': value > limit, '<=': value <= limit, '>=': value >= limit, '=': value === limit, '<>': value !== limit })[operator] ?? false;

const choose = (value: number, sections: readonly Section[]): { section: Section; sign: boolean } => {
  const numeric = sections.slice(0, 3);
  if (numeric.some((section) => section.condition)) {
    const found = numeric.find((section) => section.condition && meets(value, section.condition)) ?? numeric.findLast((section) => !section.condition);
    return { section: found ?? { code: 'General' }, sign: true };
  }
  if (value < 0 && numeric.length > 1) return { section: numeric[1]!, sign: false };
  if (value === 0 && numeric.length > 2) return { section: numeric[2]!, sign: true };
  return { section: numeric[0]!, sign: true };
};

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;

/** Text around the placeholders: quoted and escaped text, without fillers. */
const around = (text: string): string =>
  text.replace(/"([^"]*)"|\\(.)|_.|\*.|([#?0,.])/g, (_whole, quoted?: string, escaped?: string) => quoted ?? escaped ?? '');

/** Shows a stored number. Dates are shown by `showDate`. */
export const show = (value: number, format: NumberFormat): Displayed => {
  const { section, sign } = choose(value, format.sections);
  const code = section.code;
  const bare = code.replace(literal, '');
  if (/general/i.test(bare) || bare.trim() === '@') return { text: plainNumber(value), fidelity: 'same' };
  if (!/[#?0]/.test(bare)) {
    const text = around(code).trim();
    return { text, fidelity: value === 0 && format.sections.length > 2 && !section.condition && /^(-|–|0)?$/.test(text) && text !== '' ? 'same' : 'masked' };
  }
  if (bare.includes('/')) return { text: plainNumber(value), fidelity: 'same' };
  const first = code.search(/[#?0]/);
  const body = /[#?0][#?0,.\s]*(?:E[+-][0#?]+)?/i.exec(code.slice(first))![0];
  const percent = bare.includes('%');
  const scale = /,+\s*$/.exec(body.trimEnd())?.[0].trim().length ?? 0;
  const shown = Math.abs(value) * (percent ? 100 : 1) / 1000 ** scale;
  const decimals = (/\.([#?0]*)/.exec(body)?.[1] ?? '').length;
  const needed = (/\.(0*)/.exec(body)?.[1] ?? '').length;
  if (/E[+-]/i.test(body)) {
    const text = shown.toExponential(decimals);
    return { text: (value < 0 && sign ? '-' : '') + text, fidelity: near(Number(text), shown) ? 'same' : 'fewer' };
  }
  const fixed = shown.toFixed(Math.min(decimals, 20));
  const [whole = '0', rest = ''] = fixed.split('.');
  const kept = rest.replace(/0+$/, '').padEnd(needed, '0');
  const digits = (/,/.test(body.trimEnd().replace(/,+$/, '')) ? grouped(whole) : whole) + (kept ? `.${kept}` : '');
  const before = around(code.slice(0, first));
  const after = around(code.slice(first + body.length));
  const minus = value < 0 && sign && Number(fixed) !== 0 ? '-' : '';
  const text = `${before}${minus}${digits}${after}`.trim();
  if (scale > 0) return { text, fidelity: 'masked' };
  return { text, fidelity: near(Number(fixed), shown) ? 'same' : 'fewer' };
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** Shows a stored serial date as an ISO date or time, to the day or second that is stored. */
export const showDate = (serial: number, format: NumberFormat, from1904: boolean): Displayed => {
  const bare = format.sections[0]!.code.replace(literal, '').toLowerCase();
  const hasTime = /[hs]/.test(bare);
  const hasDay = /d/.test(bare);
  const hasDate = /[yd]/.test(bare) || (/m/.test(bare) && !hasTime);
  if (serial < 0 || serial > 2_958_466 || /\[(h+|m+|s+)\]/.test(bare)) return { text: plainNumber(serial), fidelity: 'same' };
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  // Day 60 of the 1900 system is a day that never was (29 February 1900).
  const sinceEpoch = (from1904 ? days - 24_107 : days - (days > 60 ? 25_569 : 25_568)) * 86_400_000;
  const date = new Date(sinceEpoch);
  const day = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  const time = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}${seconds % 60 ? `:${pad(seconds % 60)}` : ''}`;
  const stored = hasDate ? (seconds > 0 ? `${day} ${time}` : day) : time;
  if (!hasDate) return { text: time, fidelity: days > 0 ? 'fewer' : 'same' };
  if (!hasDay) return date.getUTCDate() === 1 && seconds === 0 ? { text: /m/.test(bare) ? day.slice(0, 7) : day.slice(0, 4), fidelity: 'same' } : { text: stored, fidelity: 'fewer' };
  return { text: stored, fidelity: seconds > 0 && !hasTime ? 'fewer' : 'same' };
};
