/**
 * The check digit of the NHS number, the CHI number and the Health and Care number: weights 10 to 2, 11 minus the
 * remainder modulo 11, 11 read as 0, 10 never issued. NHS Data Dictionary, "NHS NUMBER"; Public Health Scotland,
 * phsmethods `chi_check`.
 */
export function modulus11CheckDigit(nine: string): number | undefined {
  let sum = 0;
  for (let index = 0; index < 9; index++) sum += (nine.charCodeAt(index) - 48) * (10 - index);
  const check = 11 - (sum % 11);
  if (check === 10) return undefined;
  return check === 11 ? 0 : check;
}

/** Ten digits whose last is the check digit of the nine before. Ten equal digits pass the sum and are never numbers. */
export const passesModulus11 = (ten: string): boolean =>
  /^\d{10}$/.test(ten) && !/^(\d)\1{9}$/.test(ten) && modulus11CheckDigit(ten) === ten.charCodeAt(9) - 48;
