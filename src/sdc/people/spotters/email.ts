import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

const address = /(?<![\p{L}\d._%+-])[\p{L}\d][\p{L}\d._%+'-]{0,63}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+(?:\p{L}{2}|com|org|net|edu|gov|mil|int|info|scot|wales|cymru|london|online|cloud|health|care|science|academy|email)(?![\p{L}\d_@-]|\.\p{L}{2})/giu;
/** Mailboxes of an office, printed under published tables; and the user of a repository's address. */
const office = /^(?:no-?reply|info|enquir\w*|inquir\w*|contact(?:us|centre)?|help(?:desk)?|support|admin|office|data|statistics|stats|[\w.-]*(?:statistics|enquiries|outputs|mailbox|team|feedback|publications?|helpdesk|press|service|library|pressoffice|dataservices?)|git|you|user|name|someone|example|test)$/i;
const reserved = /@(?:[^@]*\.)?(?:example|test|invalid|localhost)(?:\.(?:com|org|net))?$/i;

export const email: Spotter = {
  id: 'email', one: 'e-mail address', many: 'e-mail addresses',
  heading: /\be ?-?mails?\b/,
  context: /e-?mail/,
  digits: 0, letters: 4, chance: 0, alone: 'certain', column: 'certain', headed: 'certain', shows: 0,
  spot(text) {
    if (!text.includes('@')) return [];
    return spotsOf(text, address, (value) => {
      const name = value.slice(0, value.indexOf('@'));
      return office.test(name) || reserved.test(value) ? undefined : { valid: true, formatted: true };
    });
  },
};
