import { createHash } from 'node:crypto';
import type { Reading } from '../readers/reader.js';

/**
 * A digest of what a file holds that does not change when its rows are re-ordered, so that findings keep their ids.
 * Rows are hashed one by one and added up modulo 2^128. Not a security boundary: votes and
 * releases bind to the SHA-256 of the bytes.
 */
export function contentOf(reading: Reading, sha256: string): string {
  if (reading.grids.length === 0) return sha256;
  let sum = 0n;
  for (const grid of reading.grids) {
    for (let row = 0; row < grid.rows; row += 1) {
      const hash = createHash('sha256');
      for (let column = 0; column < grid.columns; column += 1) hash.update(`${grid.text(row, column)}\u001f`);
      sum += hash.digest().readBigUInt64BE(0);
    }
  }
  return BigInt.asUintN(128, sum).toString(16);
}
