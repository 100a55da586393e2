import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

const v4 = /(?<![\p{L}\d_.])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\d_]|\.\d)/gu;
const v6 = /(?<![\p{L}\d_:])(?:[\dA-F]{1,4}:){7}[\dA-F]{1,4}(?![\p{L}\d_:])|(?<![\p{L}\d_:])(?:[\dA-F]{1,4}:){2,6}:[\dA-F]{1,4}(?::[\dA-F]{1,4}){0,4}(?![\p{L}\d_:])/giu;
const mac = /(?<![\p{L}\d_:-])[\dA-F]{2}([:-])(?:[\dA-F]{2}\1){4}[\dA-F]{2}(?![\p{L}\d_:-])/giu;

/** Loopback, private, link-local, documentation and multicast blocks name no household (RFC 1918, 5737, 3927, 1122). */
const nobody = /^(?:0|10|127|22[4-9]|23\d|24\d|25\d)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\./;
const isVersion = (text: string, start: number): boolean => /(?:\bv|version|release|rev|section|build|package|§)[\s.:]*$/i.test(text.slice(0, start));

export const networkAddress: Spotter = {
  id: 'ip', one: 'network address', many: 'network addresses',
  heading: /\bip(?: ?(?:addr|address|v4|v6))?$|\bmac(?: ?(?:addr|address))\b/,
  context: /(?:ip|mac)[\s_-]*(?:addr|address)?/,
  digits: 4, letters: 0, chance: 0.05, alone: 'possible', column: 'certain', headed: 'possible', shows: 0,
  spot(text) {
    if (!/[.:-]/.test(text)) return [];
    const four = spotsOf(text, v4, (value, match) => {
      const parts = value.split('.').map(Number);
      // Four small numbers are how versions and sections are written.
      if (parts.some((part) => part > 255) || nobody.test(value) || isVersion(text, match.index!)) return undefined;
      return { valid: parts.some((part) => part > 31), formatted: false };
    });
    const rest = [v6, mac].flatMap((pattern) => spotsOf(text, pattern, (value) =>
      /^(?:fe80|fc|fd|ff|2001:0?db8)|^::|^(?:00[:-]){5}|^(?:ff[:-]){5}/i.test(value) || !/[A-F]|:\w{4}/i.test(value) ? undefined : { valid: true, formatted: true }));
    return [...four, ...rest];
  },
};
