import { closeSync, openSync, readSync } from 'node:fs';
import { unnamed, type Contributions } from '../../sdc/contributions.js';
import { ByteNames } from './byte-names.js';
import { EvidenceTrouble, placesOf, raggedWords, type EvidenceQuestion } from './question.js';

const chunkBytes = 2 ** 20;
const [newline, carriage, quote, minus, point, zero, nine] = [10, 13, 34, 45, 46, 48, 57];

/** Chunks of a file, one buffer used again and again; `take` gets the bytes that count. False from it ends the reading. */
function eachChunk(disk: string, take: (bytes: Buffer) => boolean): void {
  const file = openSync(disk, 'r');
  const buffer = Buffer.allocUnsafe(chunkBytes);
  try {
    for (let read = readSync(file, buffer, 0, chunkBytes, null); read > 0; read = readSync(file, buffer, 0, chunkBytes, null)) {
      if (!take(buffer.subarray(0, read))) return;
    }
  } finally {
    closeSync(file);
  }
}

/** Whether lines and separators are all there is to a file: no quotation marks, one way of ending lines, UTF-8. Anything else needs a tokenizer. */
export function isPlainCsv({ disk, separator }: EvidenceQuestion): boolean {
  if (separator.length !== 1 || separator.charCodeAt(0) > 127) return false;
  let plain = true;
  let isFirst = true;
  eachChunk(disk, (bytes) => {
    const utf16 = isFirst && bytes.length > 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
    plain = !utf16 && bytes.indexOf(quote) < 0 && bytes.indexOf(carriage) < 0 && bytes.indexOf(0) < 0;
    isFirst = false;
    return plain;
  });
  return plain;
}

/** Reads a plain CSV byte by byte into the tally, in one pass and without making a text of any field twice. */
export function readPlainCsv(question: EvidenceQuestion, tally: Contributions): void {
  const lines = new Lines(question, tally);
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  eachChunk(question.disk, (chunk) => {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    isFirst = false;
    const end = bytes.lastIndexOf(newline);
    if (end >= 0) lines.take(bytes, end + 1);
    rest = Buffer.from(bytes.subarray(end + 1));
    if (rest.length > 64 * chunkBytes) throw new EvidenceTrouble(raggedWords);
    return true;
  });
  if (rest.length > 0) lines.take(Buffer.concat([rest, Buffer.from('\n')]), rest.length + 1);
  if (!lines.hasHeader) throw new EvidenceTrouble('the data are empty.');
}

/** Whole lines of a plain CSV, field by field. */
class Lines {
  readonly #question: EvidenceQuestion;
  readonly #tally: Contributions;
  readonly #separator: number;
  #places: ReturnType<typeof placesOf> | undefined;
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);
  #ids = new Int32Array(0);
  #labels: ByteNames[] = [];
  #contributors: ByteNames | undefined;
  /** Decimals of the amount just read. */
  #decimals = 0;

  constructor(question: EvidenceQuestion, tally: Contributions) {
    this.#question = question;
    this.#tally = tally;
    this.#separator = question.separator.charCodeAt(0);
  }

  get hasHeader(): boolean {
    return this.#places !== undefined;
  }

  /** Lines up to `length`, which ends one. */
  take(bytes: Buffer, length: number): void {
    for (let at = 0; at < length;) {
      if (bytes[at] === newline) at += 1;
      else if (this.#places === undefined) at = this.#header(bytes, at);
      else at = this.#record(bytes, at, this.#places);
    }
  }

  #header(bytes: Buffer, from: number): number {
    const end = bytes.indexOf(newline, from);
    const header = bytes.toString('utf8', from, end).split(this.#question.separator);
    this.#places = placesOf(header, this.#question);
    this.#starts = new Int32Array(header.length);
    this.#ends = new Int32Array(header.length);
    this.#ids = new Int32Array(this.#places.by.length);
    this.#labels = this.#places.by.map((_place, d) => new ByteNames((text) => this.#tally.label(d, text)));
    this.#contributors = this.#places.contributor === undefined ? undefined : new ByteNames((text) => this.#tally.contributor(text));
    return end + 1;
  }

  #record(bytes: Buffer, from: number, { by, value, contributor, weight }: ReturnType<typeof placesOf>): number {
    const [starts, ends] = [this.#starts, this.#ends];
    let column = 0;
    let at = from;
    starts[0] = from;
    for (;; at += 1) {
      const byte = bytes[at]!;
      if (byte !== this.#separator && byte !== newline) continue;
      ends[column] = at;
      column += 1;
      if (byte === newline) break;
      if (column === starts.length) throw new EvidenceTrouble(raggedWords);
      starts[column] = at + 1;
    }
    if (column !== starts.length) throw new EvidenceTrouble(raggedWords);
    for (let d = 0; d < by.length; d += 1) this.#ids[d] = this.#labels[d]!.id(bytes, starts[by[d]!]!, ends[by[d]!]!);
    const who = contributor === undefined ? unnamed : this.#contributors!.id(bytes, starts[contributor]!, ends[contributor]!);
    const whole = weight === undefined ? this.#amount(bytes, starts[value]!, ends[value]!) : undefined;
    if (whole !== undefined) this.#tally.putWhole(this.#ids, who, whole, this.#decimals);
    else this.#tally.put(this.#ids, who, bytes.toString('utf8', starts[value], ends[value]), weight === undefined ? undefined : bytes.toString('utf8', starts[weight], ends[weight]));
    return at + 1;
  }

  /** -?digits(.digits) of at most 15 bytes as one whole number; everything else goes the way of texts. */
  #amount(bytes: Buffer, start: number, end: number): number | undefined {
    const isNegative = bytes[start] === minus;
    let at = isNegative ? start + 1 : start;
    if (end - start > 15 || at === end) return undefined;
    let whole = 0;
    let dot = -1;
    for (const first = at; at < end; at += 1) {
      const byte = bytes[at]!;
      if (byte >= zero && byte <= nine) whole = whole * 10 + byte - zero;
      else if (byte === point && dot < 0 && at > first && at + 1 < end) dot = at;
      else return undefined;
    }
    this.#decimals = dot < 0 ? 0 : end - dot - 1;
    return isNegative ? -whole : whole;
  }
}
