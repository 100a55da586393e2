/** Days of the civil calendar as YYYY-MM-DD: no clock, no time zone. */
const dayMs = 86_400_000;
const toMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (ms: number): string => {
  const [year, month, date] = civil(ms / dayMs);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
};

/** Days since 1970-01-01 to year, month, day (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function civil(days: number): [number, number, number] {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1];
}

/** Monday to Friday, and not a holiday. */
export const isWorkingDay = (day: string, holidays: ReadonlySet<string>): boolean => {
  const weekday = (toMs(day) / dayMs + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
};

/** The day `count` working days after `from`. */
export function addWorkingDays(from: string, count: number, holidays: ReadonlySet<string>): string {
  let day = from;
  for (let left = count; left > 0; ) {
    day = toDay(toMs(day) + dayMs);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Working days from `from` (exclusive) to `to` (inclusive); negative when `to` lies before. */
export function workingDaysBetween(from: string, to: string, holidays: ReadonlySet<string>): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = toDay(toMs(first) + dayMs); day <= last; day = toDay(toMs(day) + dayMs)) {
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count * sign;
}
