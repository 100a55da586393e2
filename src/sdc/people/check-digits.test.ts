import { describe, expect, test } from '@jest/globals';
import { byChance } from './by-chance.js';
import { passesIban } from './iban.js';
import { passesLuhn } from './luhn.js';
import { modulus11CheckDigit, passesModulus11 } from './modulus-11.js';

describe('modulus 11', () => {
  test('agrees with the published example, 943 476 5919', () => {
    expect(modulus11CheckDigit('943476591')).toBe(9);
    expect(passesModulus11('9434765919')).toBe(true);
  });
  test('reads eleven as nought and never issues ten', () => {
    expect(modulus11CheckDigit('640291735')).toBe(4);
    expect(modulus11CheckDigit('000000000')).toBe(0);
    expect(modulus11CheckDigit('451372918')).toBeUndefined();
    expect(passesModulus11('4513729180')).toBe(false);
  });
  test('refuses ten equal digits and anything that is not ten digits', () => {
    for (const text of ['0000000000', '9999999999', '943476591', '94347659190', '943476591x']) expect(passesModulus11(text)).toBe(false);
  });
  test('catches every single wrong digit and every swap of neighbours', () => {
    const good = '9434765919';
    for (let at = 0; at < 10; at++) {
      for (let digit = 0; digit < 10; digit++) {
        const changed = good.slice(0, at) + digit + good.slice(at + 1);
        expect(passesModulus11(changed)).toBe(changed === good);
      }
      const swapped = at < 9 ? good.slice(0, at) + good[at + 1] + good[at] + good.slice(at + 2) : good;
      expect(passesModulus11(swapped)).toBe(swapped === good);
    }
  });
  test('lets about one string in eleven through, so one hit proves nothing', () => {
    let passed = 0;
    for (let number = 4_000_000_000; number < 4_000_110_000; number++) if (passesModulus11(String(number))) passed++;
    expect(passed / 110_000).toBeCloseTo(1 / 11, 2);
  });
});

test.each([['4111111111111111', true], ['4111111111111112', false], ['79927398713', true], ['79927398710', false], ['0000000000', false], ['x', false]])(
  'Luhn: %s is %s', (digits, passes) => expect(passesLuhn(digits)).toBe(passes));

test.each([['GB82WEST12345698765432', true], ['DE89370400440532013000', true], ['GB82WEST12345698765433', false], ['GB82', false], ['82GBWEST12345698765432', false]])(
  'IBAN: %s is %s', (value, passes) => expect(passesIban(value)).toBe(passes));

describe('chance', () => {
  test('agrees with the sum written out', () => {
    expect(byChance(3, 3, 0.5)).toBeCloseTo(0.125, 12);
    expect(byChance(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(byChance(1, 20, 1 / 11)).toBeCloseTo(1 - (10 / 11) ** 20, 12);
  });
  test('knows its ends', () => {
    expect(byChance(0, 5, 0.1)).toBe(1);
    expect(byChance(3, 5, 0)).toBe(0);
    expect(byChance(3, 5, 1)).toBe(1);
    expect(byChance(20_000, 20_000, 1 / 11)).toBe(0);
    expect(byChance(1_818, 20_000, 1 / 11)).toBeGreaterThan(0.4);
  });
});
