import type { Draw } from './draw.js';

const lengths = [0, 1, 2, 3, 4, 7, 8, 0x7f, 0x80, 0xff];
const words = [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** One to eight changes to bytes: flips, runs, cuts, copies, and the numbers that lengths and offsets go wrong at. */
export function mutateBytes(from: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  let bytes = Buffer.from(from);
  for (let changes = 1 + draw.below(8); changes > 0 && bytes.length > 0; changes -= 1) bytes = changeOnce(bytes, other, draw);
  return Uint8Array.from(bytes);
}

function changeOnce(bytes: Buffer<ArrayBuffer>, other: Uint8Array, draw: Draw): Buffer<ArrayBuffer> {
  const at = draw.below(bytes.length);
  const length = 1 + draw.below(Math.min(64, bytes.length - at));
  switch (draw.below(9)) {
    case 0: bytes[at] = bytes[at]! ^ (1 << draw.below(8)); return bytes;
    case 1: bytes[at] = draw.pick(lengths); return bytes;
    case 2: if (at + 4 <= bytes.length) bytes.writeUInt32LE(draw.pick(words), at); return bytes;
    case 3: if (at + 4 <= bytes.length) bytes.writeUInt32BE(draw.pick(words), at); return bytes;
    case 4: if (at + 2 <= bytes.length) bytes.writeUInt16LE(draw.pick(words) & 0xffff, at); return bytes;
    case 5: return bytes.subarray(0, at);
    case 6: return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 7: return Buffer.concat([bytes.subarray(0, at + length), ...Array.from({ length: 1 + draw.below(draw.once(20) ? 400 : 4) }, () => bytes.subarray(at, at + length)), bytes.subarray(at + length)]);
    default: {
      const start = draw.below(Math.max(1, other.length));
      return Buffer.concat([bytes.subarray(0, at), other.subarray(start, start + length * 4), bytes.subarray(at)]);
    }
  }
}
