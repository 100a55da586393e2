import { describe, expect, test } from '@jest/globals';
import type { Spotter } from '../spotter.js';
import { accountNumber } from './account-number.js';
import { device } from './device.js';
import { email } from './email.js';
import { gridReference } from './grid-reference.js';
import { chiNumber, healthAndCareNumber, nhsNumber } from './health-number.js';
import { spotters } from './index.js';
import { networkAddress } from './network-address.js';
import { nino } from './nino.js';
import { passport } from './passport.js';
import { phone } from './phone.js';
import { postcode } from './postcode.js';
import { propertyNumber } from './property-number.js';
import { staffCode } from './staff-code.js';
import { vehicle } from './vehicle.js';
import { webAddress } from './web-address.js';

const seen = (spotter: Spotter, text: string): string[] =>
  spotter.spot(text).map((spot) => `${text.slice(spot.start, spot.end)}${spot.valid ? '' : ' ?'}`);

const cases: readonly [Spotter, string, readonly string[]][] = [
  [nhsNumber, '943 476 5919', ['943 476 5919']],
  [nhsNumber, '943-476-5919', ['943-476-5919']],
  [nhsNumber, '9434765919', ['9434765919']],
  [nhsNumber, '9434765919.0', ['9434765919']],
  [nhsNumber, '="9434765919"', ['9434765919']],
  [nhsNumber, '1 9434765919 F', ['9434765919']],
  [nhsNumber, 'seen 9434765919, then 9990123454.', ['9434765919', '9990123454']],
  [nhsNumber, '999 012 3455', ['999 012 3455 ?']],
  [nhsNumber, '9999999999', ['9999999999 ?']],
  [nhsNumber, '943 476-5919', []],
  [nhsNumber, '94347659190', []],
  [nhsNumber, '0.9434765919', []],
  [nhsNumber, '9434765919.25', []],
  [nhsNumber, '9,434,765,919', []],
  [nhsNumber, '12 943 476 5919', []],
  [nhsNumber, '943 476 5919 12', []],
  [nhsNumber, 'ABC9434765919', []],
  [nhsNumber, '1638907207', []],
  [chiNumber, '0101010004', ['0101010004 ?']],
  [chiNumber, '0101011024', ['0101011024']],
  [chiNumber, '101011024', ['101011024']],
  [chiNumber, '3113123457', []],
  [healthAndCareNumber, '3203035014', ['3203035014']],
  [healthAndCareNumber, '3203035015', ['3203035015 ?']],
  [healthAndCareNumber, '9434765919', []],
  [nino, 'AB 12 34 56 C', ['AB 12 34 56 C']],
  [nino, 'AB123456C', ['AB123456C']],
  [nino, 'ab123456c', ['ab123456c']],
  [nino, 'AB123456', ['AB123456 ?']],
  [nino, 'GB123456A', []],
  [nino, 'DA123456A', []],
  [nino, 'AB123456E', []],
  [postcode, 'SW1A 1AA', ['SW1A 1AA']],
  [postcode, 'M1 1AE', ['M1 1AE']],
  [postcode, 'm11ae', ['m11ae']],
  [postcode, 'GIR 0AA', ['GIR 0AA']],
  [postcode, 'Seen at EH12 9EB today', ['EH12 9EB']],
  [postcode, 'ZZ99 3VZ', []],
  [postcode, 'SW1A 1', []],
  [postcode, 'E11 9', []],
  [postcode, 'E10 1CI', []],
  [postcode, 'CD4 8TH', []],
  [postcode, 'rs4 9ab in lower case prose', []],
  [email, 'jane.smith@nhs.net', ['jane.smith@nhs.net']],
  [email, 'mail o\'neil@ed.ac.uk now', ["o'neil@ed.ac.uk"]],
  [email, 'enquiries@nhsdigital.nhs.uk', []],
  [email, 'git@github.com:org/repo', []],
  [email, 'seurat@meta.data', []],
  [email, 'lodash@4.17.21', []],
  [email, 'someone@example.org', []],
  [phone, '07700 900123', ['07700 900123']],
  [phone, '+44 7700 900123', ['+44 7700 900123']],
  [phone, '020 7946 0018', ['020 7946 0018']],
  [phone, '(0113) 496 0999', ['(0113) 496 0999']],
  [phone, '+1 202 555 0143', ['+1 202 555 0143']],
  [phone, '7700900123', ['7700900123 ?']],
  [phone, '0300 303 5678', []],
  [phone, '01 02 03 04 05 06', []],
  [phone, '0.1234567890', []],
  [phone, '00000000000', []],
  [phone, '2020 7946 0018', []],
  [webAddress, 'https://www.linkedin.com/in/jane-smith-42', ['https://www.linkedin.com/in/jane-smith-42']],
  [webAddress, 'https://x.org/view?patient_id=10234', ['https://x.org/view?patient_id=10234']],
  [webAddress, 'https://www.gov.uk/government/statistics', []],
  [webAddress, 'https://github.com/opensafely/documentation', []],
  [networkAddress, '81.2.69.142', ['81.2.69.142']],
  [networkAddress, '1.2.3.4', ['1.2.3.4 ?']],
  [networkAddress, 'pandas version 81.2.69.142', []],
  [networkAddress, '192.168.0.12', []],
  [networkAddress, '300.2.69.142', []],
  [networkAddress, '2a00:23c4:1b2d:5e00:9d1f:2c3b:aa10:0f01', ['2a00:23c4:1b2d:5e00:9d1f:2c3b:aa10:0f01']],
  [networkAddress, '3c:22:fb:9a:10:4e', ['3c:22:fb:9a:10:4e']],
  [networkAddress, '12:30:45', []],
  [accountNumber, 'GB82 WEST 1234 5698 7654 32', ['GB82 WEST 1234 5698 7654 32']],
  [accountNumber, 'GB82WEST12345698765433', []],
  [accountNumber, '4111 1111 1111 1111', ['4111 1111 1111 1111']],
  [accountNumber, '4111111111111112', ['4111111111111112 ?']],
  [accountNumber, '20-00-00 55779911', ['20-00-00 55779911']],
  [accountNumber, '2020-01-02', []],
  [accountNumber, '3782 822463 10005', ['3782 822463 10005']],
  [accountNumber, '378282246310005', ['378282246310005']],
  [accountNumber, '6011 1111 1111 1117', ['6011 1111 1111 1117']],
  [accountNumber, '6011-1111-1111-1118', ['6011-1111-1111-1118 ?']],
  [accountNumber, ' 55779911 ', ['55779911 ?']],
  [networkAddress, 'fe80:0:0:0:9d1f:2c3b:aa10:0f01', []],
  [networkAddress, '12:30:45:10:20:30:40:50', []],
  [networkAddress, 'ff:ff:ff:ff:ff:ff', []],
  [phone, '012 345 678', []],
  [phone, '01234 5678 9012', []],
  [phone, '01111 111 111', []],
  [phone, '07700 90012', []],
  [phone, '0800 123 4567', []],
  [postcode, 'GIR0AA', ['GIR0AA']],
  [postcode, 'XX1 1AA', []],
  [passport, 'MORGA657054SM9IJ', ['MORGA657054SM9IJ']],
  [passport, '123456789', ['123456789 ?']],
  [passport, '1234567890', []],
  [vehicle, 'AB12 CDE', ['AB12 CDE']],
  [vehicle, 'AB99 CDE', []],
  [vehicle, 'A123 BCD', ['A123 BCD ?']],
  [propertyNumber, '100023336956', ['100023336956']],
  [propertyNumber, 'moved to UPRN 100023336956 in May', ['100023336956']],
  [propertyNumber, '12.5', []],
  [gridReference, 'TQ 299 804', ['TQ 299 804']],
  [gridReference, 'TQ299804', ['TQ299804 ?']],
  [gridReference, '51.50135, -0.14189', ['51.50135, -0.14189']],
  [gridReference, 'TQ 29', []],
  [gridReference, '0.1523 (0.1412, 0.1634)', []],
  [staffCode, 'A81001', ['A81001']],
  [staffCode, '7012345', ['7012345']],
  [staffCode, '93I1234E', ['93I1234E']],
  [staffCode, 'E08000021', []],
  [device, '490154203237518', ['490154203237518']],
  [device, 'SN-4491-AX', ['SN-4491-AX ?']],
  [device, 'heart failure', []],
];

test.each(cases.map(([spotter, text, expected]) => [spotter.id, text, expected, spotter] as const))(
  '%s in “%s”', (_id, text, expected, spotter) => expect(seen(spotter, text)).toEqual(expected));

test('what chance does not print is told from what it might', () => {
  const formatted = (spotter: Spotter, text: string): boolean[] => spotter.spot(text).map((spot) => spot.formatted);
  expect(['SW1A 1AA', 'SW1A1AA', 'GIR 0AA', 'GIR0AA'].map((text) => formatted(postcode, text))).toEqual([[true], [false], [true], [false]]);
  expect(['3782 822463 10005', '378282246310005', '6011 1111 1111 1117', '6011111111111117', '4111-1111-1111-1111', '4111111111111111'].map((text) => formatted(accountNumber, text)))
    .toEqual([[true], [false], [true], [false], [true], [false]]);
  expect(['07700 900123', '07700900123', '+447700900123', '7700900123'].map((text) => formatted(phone, text))).toEqual([[true], [false], [true], [false]]);
});

describe('every spotter', () => {
  const prose = [
    'Adults aged 18 and over with type 2 diabetes, n = 5,230 (12.4%), HR 1.08 (95% CI 1.03 to 1.13), p < 0.001.',
    'Time at risk    =   1638907207', '2024-03-02T10:15:30Z', 'E08000021', 'I25.1', 'rs429358', 'https://doi.org/10.1136/bmj.m1808',
    'Log likelihood  =   -129947.64                  Prob > chi2      =      0.0000', '1,121,491', '2019/20', 'ICD-10 E11.9',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ];
  test.each(spotters.map((spotter) => [spotter.id, spotter] as const))('%s stays silent on ordinary results', (_id, spotter) => {
    expect(prose.flatMap((text) => spotter.spot(text).filter((spot) => spot.valid && spot.formatted))).toEqual([]);
  });

  test.each(spotters.map((spotter) => [spotter.id, spotter] as const))('%s reports spans inside the text', (_id, spotter) => {
    for (const [, text] of cases) {
      for (const spot of spotter.spot(text)) {
        expect(spot.start).toBeGreaterThanOrEqual(0);
        expect(spot.end).toBeGreaterThan(spot.start);
        expect(spot.end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});
