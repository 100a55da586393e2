const dot = '●';

/** The value with letters and digits hidden, separators kept, and the last `shows` characters of it visible. */
export function mask(value: string, shows: number): string {
  const characters = [...value];
  const last = characters.map((character, index) => (/[\p{L}\p{N}]/u.test(character) ? index : -1)).filter((index) => index >= 0);
  const visible = new Set(shows > 0 && last.length > 2 * shows ? last.slice(-shows) : []);
  return characters.map((character, index) => (/[\p{L}\p{N}]/u.test(character) && !visible.has(index) ? dot : character)).join('');
}
