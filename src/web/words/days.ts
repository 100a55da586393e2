import { workingDaysBetween } from '../../requests/due.js';
import { plural } from './plural.js';

const zone = 'Europe/London';
const long = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const civil = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: true });

/** The civil day of a moment, YYYY-MM-DD. A bare day stays as it is. */
export const dayOf = (moment: string): string => (moment.length === 10 ? moment : civil.format(new Date(moment)));
const noonOf = (moment: string): Date => new Date(moment.length === 10 ? `${moment}T12:00:00Z` : moment);

/** "Thursday 26 November", with the year when it is not this year. */
export const dayWords = (moment: string, now: string): string =>
  (dayOf(moment).slice(0, 4) === dayOf(now).slice(0, 4) ? long : full).format(noonOf(moment)).replace(',', '');
export const fullDay = (moment: string): string => full.format(noonOf(moment)).replace(',', '');

/** "2:02pm". */
export const timeWords = (moment: string): string => clock.format(new Date(moment)).replace(/\s/gu, '').toLowerCase();
/** "Thursday 26 November at 2:02pm". */
export const momentWords = (moment: string, now: string): string => `${dayWords(moment, now)} at ${timeWords(moment)}`;

export interface Due {
  /** Working days left; negative when late. */
  readonly left: number;
  readonly day: string;
  readonly words: string;
}

/** "Thursday 26 November, 3 working days left"; "today"; "2 working days late". */
export function due(dueAt: string, now: string, holidays: ReadonlySet<string>): Due {
  const left = workingDaysBetween(dayOf(now), dayOf(dueAt), holidays);
  const isToday = dayOf(now) === dayOf(dueAt);
  const isLate = dayOf(dueAt) < dayOf(now);
  const rest = isToday ? 'due today' : isLate ? `${plural(Math.max(1, -left), 'working day')} late` : `${plural(left, 'working day')} left`;
  return { left: isLate ? Math.min(left, -1) : left, day: dayWords(dueAt, now), words: `${dayWords(dueAt, now)}, ${rest}` };
}

/** "Monday" within the last six days, otherwise the day in full words. */
export function sinceWords(moment: string, now: string): string {
  const days = (Date.parse(dayOf(now)) - Date.parse(dayOf(moment))) / 86_400_000;
  if (days === 0) return 'today';
  return days > 0 && days < 7 ? dayWords(moment, now).split(' ')[0]! : dayWords(moment, now);
}
