import { describe, expect, test } from '@jest/globals';
import { calendarDate, dayNumber, daysIn, isLeapYear } from './calendar-date.js';

test.each([
  ['2024-03-02', 2024, 3, 2], ['2024/3/2', 2024, 3, 2], ['02/03/2024', 2024, 3, 2], ['2.3.24', 2024, 3, 2], ['12/25/2023', 2023, 12, 25],
  ['02mar2024', 2024, 3, 2], ['02-MAR-2024', 2024, 3, 2], ['2 March 2024', 2024, 3, 2], ['Sat, 2 Mar 2024', 2024, 3, 2],
  ['March 2, 2024', 2024, 3, 2], ['2024-03-02T10:15:30Z', 2024, 3, 2], ['2024-03-02 10:15', 2024, 3, 2], ['29/02/2024', 2024, 2, 29],
  ['1st May 1961', 1961, 5, 1], ['01/01/61', 1961, 1, 1],
])('%s is a day', (text, year, month, day) => expect(calendarDate(text)).toEqual({ year, month, day }));

test.each([['2024-03', 2024, 3], ['Mar 2024', 2024, 3], ['March 2024', 2024, 3]])(
  '%s is a month', (text, year, month) => expect(calendarDate(text)).toEqual({ year, month }));

test.each(['2019/20', '29/02/2023', '2024-13-01', '31/04/2020', '1.2.3', '12.5', '2024', '18-24', '1-2', '20240302', 'E08000021', '0001-01-01', '', '32 March 2024', 'Marmalade 2024x'])(
  '“%s” is no date', (text) => expect(calendarDate(text)).toBeUndefined());

describe('the calendar', () => {
  test('keeps the Gregorian leap years', () => {
    expect([1900, 2000, 2023, 2024].map(isLeapYear)).toEqual([false, true, false, true]);
    expect([daysIn(2023, 2), daysIn(2024, 2), daysIn(2024, 4), daysIn(2024, 13)]).toEqual([28, 29, 30, 0]);
  });
  test('numbers days as the platform does', () => {
    for (let day = -30_000; day < 30_000; day += 17) {
      const known = new Date(day * 86_400_000);
      expect(dayNumber({ year: known.getUTCFullYear(), month: known.getUTCMonth() + 1, day: known.getUTCDate() })).toBe(day);
    }
  });
});
