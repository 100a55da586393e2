/** The check of card and IMEI numbers (ISO/IEC 7812-1, annex B): from the right, every second digit doubled. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
