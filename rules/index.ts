import type { Rule } from '../src/sdc/rule.js';
import directIdentifierAccount from './direct-identifier-account/rule.js';
import directIdentifierChi from './direct-identifier-chi/rule.js';
import directIdentifierDevice from './direct-identifier-device/rule.js';
import directIdentifierEmail from './direct-identifier-email/rule.js';
import directIdentifierGridRef from './direct-identifier-grid-ref/rule.js';
import directIdentifierHcn from './direct-identifier-hcn/rule.js';
import directIdentifierIp from './direct-identifier-ip/rule.js';
import directIdentifierNhsNumber from './direct-identifier-nhs-number/rule.js';
import directIdentifierNino from './direct-identifier-nino/rule.js';
import directIdentifierPassport from './direct-identifier-passport/rule.js';
import directIdentifierPhone from './direct-identifier-phone/rule.js';
import directIdentifierPostcode from './direct-identifier-postcode/rule.js';
import directIdentifierStaffCode from './direct-identifier-staff-code/rule.js';
import directIdentifierUprn from './direct-identifier-uprn/rule.js';
import directIdentifierUrl from './direct-identifier-url/rule.js';
import directIdentifierVehicle from './direct-identifier-vehicle/rule.js';
import dominanceNk from './dominance-nk/rule.js';
import impliedCountPercent from './implied-count-percent/rule.js';
import minCellCount from './min-cell-count/rule.js';
import pPercent from './p-percent/rule.js';
import roundingBase from './rounding-base/rule.js';
import suppressionExact from './suppression-exact/rule.js';
import suppressionSingletonLine from './suppression-singleton-line/rule.js';
import zeroCell from './zero-cell/rule.js';

/** The catalogue of disclosure rules, one line each, in alphabetical order of their ids. */
export const rules: readonly Rule[] = [
  directIdentifierAccount,
  directIdentifierChi,
  directIdentifierDevice,
  directIdentifierEmail,
  directIdentifierGridRef,
  directIdentifierHcn,
  directIdentifierIp,
  directIdentifierNhsNumber,
  directIdentifierNino,
  directIdentifierPassport,
  directIdentifierPhone,
  directIdentifierPostcode,
  directIdentifierStaffCode,
  directIdentifierUprn,
  directIdentifierUrl,
  directIdentifierVehicle,
  dominanceNk,
  impliedCountPercent,
  minCellCount,
  pPercent,
  roundingBase,
  suppressionExact,
  suppressionSingletonLine,
  zeroCell,
];
