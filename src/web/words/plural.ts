/** "1 file", "3 files", "no files" is left to the caller: counts are always shown. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** "22 MB", "512 KB", "17 bytes": binary sizes, rounded up so that a limit is never understated. */
export function size(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  if (bytes < 2 ** 20) return `${Math.ceil(bytes / 1024)} KB`;
  const inMb = bytes / 2 ** 20;
  return `${inMb < 10 ? (Math.ceil(inMb * 10) / 10).toString() : Math.ceil(inMb)} MB`;
}

/** "a, b and c". */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
