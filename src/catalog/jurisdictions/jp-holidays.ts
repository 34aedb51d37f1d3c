import { ahead, nthWeekday, weekdayOf } from './weekday-rules.ts'

/**
 * The holidays of Japan in a year, from 2022 (Act on National Holidays, Act 178 of 1948, Articles 2 and 3): national holidays; for one on
 * a Sunday the first day after it that is none; a day between two of them. ISO dates.
 */
export function japaneseHolidays(year: number): readonly string[] {
  const national = new Set([
    ...['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23'].map(
      d => `${year}-${d}`,
    ),
    `${year}-03-${equinox(year, 20.8431)}`,
    `${year}-09-${equinox(year, 23.2488)}`,
    nthWeekday(year, 1, 1, 2),
    nthWeekday(year, 7, 1, 3),
    nthWeekday(year, 9, 1, 3),
    nthWeekday(year, 10, 1, 2),
  ])
  const all = new Set(national)
  for (const date of national) {
    if (weekdayOf(date) === 0) all.add(nextFree(date, national))
    if (national.has(ahead(date, 2)) && weekdayOf(ahead(date, 1)) !== 0) all.add(ahead(date, 1))
  }
  return [...all].sort()
}

// The day of the month on which the sun passes the equinox by Japan's clock, 1980 to 2099 (formula of the Hydrographic Department's
// almanac, Shin koyomi benricho). The Cabinet announces each in February of the year before; until 2027 they agree.
function equinox(year: number, base: number): number {
  const past = year - 1980
  return Math.floor(base + 0.242194 * past) - Math.floor(past / 4)
}

function nextFree(date: string, national: ReadonlySet<string>): string {
  let day = ahead(date, 1)
  while (national.has(day)) day = ahead(day, 1)
  return day
}
