import type { Spotter } from '../spotter.js';
import { accountNumber } from './account-number.js';
import { device } from './device.js';
import { email } from './email.js';
import { gridReference } from './grid-reference.js';
import { chiNumber, healthAndCareNumber, nhsNumber } from './health-number.js';
import { networkAddress } from './network-address.js';
import { nino } from './nino.js';
import { passport } from './passport.js';
import { phone } from './phone.js';
import { postcode } from './postcode.js';
import { propertyNumber } from './property-number.js';
import { staffCode } from './staff-code.js';
import { vehicle } from './vehicle.js';
import { webAddress } from './web-address.js';

/** Every kind of identifier that a pattern can see. Kinds told only by their column (names, record ids) are rules of their own. */
export const spotters: readonly Spotter[] = [
  nhsNumber, chiNumber, healthAndCareNumber, nino, postcode, email, phone, webAddress, networkAddress, accountNumber,
  passport, vehicle, propertyNumber, gridReference, staffCode, device,
];
