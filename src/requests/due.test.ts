import { expect, it, test } from '@jest/globals';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './due.js';

const christmas = new Set(['2026-12-25', '2026-12-28']);

it.each([
  ['from a Monday', '2026-11-02', 5, '2026-11-09'],
  ['from a Friday', '2026-11-06', 1, '2026-11-09'],
  ['from a Sunday', '2026-11-08', 1, '2026-11-09'],
  ['no days', '2026-11-04', 0, '2026-11-04'],
  ['over two bank holidays and a weekend', '2026-12-24', 1, '2026-12-29'],
  ['over a leap day', '2028-02-28', 2, '2028-03-01'],
  ['over a new year', '2026-12-31', 1, '2027-01-01'],
])('%s', (_words, from, days, to) => {
  expect(addWorkingDays(from, days, christmas)).toBe(to);
});

test('every day of forty years is numbered as the calendar numbers it', () => {
  let day = '2000-01-01';
  for (let i = 0; i < 14_610; i += 1) {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
    expect(isWorkingDay(next, new Set())).toBe(weekday >= 1 && weekday <= 5);
    if (weekday >= 1 && weekday <= 5) expect(addWorkingDays(day, 1, new Set())).toBe(next);
    day = next;
  }
});

test('working days left, and days late as a negative number', () => {
  expect(workingDaysBetween('2026-11-02', '2026-11-09', new Set())).toBe(5);
  expect(workingDaysBetween('2026-11-09', '2026-11-02', new Set())).toBe(-5);
  expect(workingDaysBetween('2026-11-09', '2026-11-09', new Set())).toBe(0);
});
