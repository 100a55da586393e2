/** What the bytes of a text file say once the encoding is settled. */
export interface Decoded {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly bom: boolean;
  readonly text: string;
  /** Characters that no encoding explains: NULs and unassigned bytes. */
  readonly faults: number;
}

const boms: readonly (readonly [Decoded['encoding'], readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]],
];

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte);

/** UTF-16 without a mark gives itself away: in text of Western languages every other byte is zero. */
function halfZeros(bytes: Uint8Array): Decoded['encoding'] | undefined {
  const size = Math.min(bytes.length, 4096) & ~1;
  if (size < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = size / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return undefined;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const countOf = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/**
 * Bytes to text: a byte order mark decides; then the zeros of UTF-16; then UTF-8 if every sequence is valid; else
 * Windows-1252, of which Latin-1's printable part is a subset. Never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = boms.find(([, head]) => startsWith(bytes, head));
  const body = marked ? bytes.subarray(marked[1].length) : bytes;
  const wide = marked ? (marked[0] === 'utf-8' ? undefined : marked[0]) : halfZeros(body);
  if (wide) {
    const text = new TextDecoder(wide, { ignoreBOM: true }).decode(body);
    return { encoding: wide, bom: Boolean(marked), text, faults: countOf(text, /[\u0000\ufffd]/g) };
  }
  const strict = utf8(body);
  if (strict !== undefined) {
    return { encoding: 'utf-8', bom: Boolean(marked), text: strict, faults: countOf(strict, /\u0000/g) };
  }
  if (marked) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    return { encoding: 'utf-8', bom: true, text, faults: countOf(text, /[\u0000\ufffd]/g) };
  }
  const text = new TextDecoder('windows-1252').decode(body);
  return { encoding: 'windows-1252', bom: false, text, faults: countOf(text, /[\u0000\u0081\u008d\u008f\u0090\u009d]/g) };
}
