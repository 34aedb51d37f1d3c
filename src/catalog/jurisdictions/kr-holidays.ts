import { ahead, weekdayOf } from './weekday-rules.ts'

/** Seollal, Buddha’s birthday and Chuseok: the 1st of the 1st, the 8th of the 4th and the 15th of the 8th lunar month. */
const LUNAR: Readonly<Record<number, readonly [seollal: string, buddha: string, chuseok: string]>> = {
  2021: ['02-12', '05-19', '09-21'],
  2022: ['02-01', '05-08', '09-10'],
  2023: ['01-22', '05-27', '09-29'],
  2024: ['02-10', '05-15', '09-17'],
  2025: ['01-29', '05-05', '10-06'],
  2026: ['02-17', '05-24', '09-25'],
  2027: ['02-07', '05-13', '09-15'],
  2028: ['01-27', '05-02', '10-03'],
  2029: ['02-13', '05-20', '09-22'],
  2030: ['02-03', '05-09', '09-12'],
  2031: ['01-23', '05-28', '10-01'],
  2032: ['02-11', '05-16', '09-19'],
  2033: ['01-31', '05-06', '09-08'],
  2034: ['02-19', '05-25', '09-27'],
  2035: ['02-08', '05-15', '09-16'],
}

/** Elections, and days that the government declared, as they stand in the yearly calendars (월력요항). */
const DECLARED: readonly string[] = [
  ...['2022-03-09', '2022-06-01', '2023-10-02', '2024-04-10', '2024-10-01', '2025-01-27', '2025-06-03', '2026-06-03'],
]

/** Days of the sun: since when they are holidays, and since when another day is given for one on a Saturday or Sunday; null: never. */
const FIXED: readonly (readonly [day: string, since: number, given: number | null])[] = [
  ['01-01', 0, null],
  ['03-01', 0, 2021],
  // Labour Day and Constitution Day: Public Holidays Act as amended in 2026.
  ['05-01', 2026, 2026],
  ['05-05', 0, 2014],
  ['06-06', 0, null],
  ['07-17', 2026, 2026],
  ['08-15', 0, 2021],
  ['10-03', 0, 2021],
  ['10-09', 0, 2021],
  ['12-25', 0, 2023],
]

interface Holiday {
  readonly date: string
  /** Weekdays on which another day is given for it; 0 Sunday. */
  readonly given: readonly number[]
}

const WEEKEND = [6, 0]

/**
 * The public holidays of South Korea in a year, substitutes among them (Public Holidays Act; Regulation on Public Holidays of Government
 * Offices, Articles 2 and 3): where one falls on a weekend, those of Seollal and Chuseok on a Sunday alone, or two on one day, the first
 * day after it that is none is given instead. ISO dates.
 */
export function koreanHolidays(year: number): readonly string[] {
  const fixed = FIXED.filter(([, since]) => since <= year).map(
    ([day, , given]): Holiday => ({
      date: `${year}-${day}`,
      given: given === null || year < given ? [] : WEEKEND,
    }),
  )
  const all = [...fixed, ...lunar(year)].sort((a, b) => (a.date < b.date ? -1 : 1))
  const taken = new Set([...all.map(h => h.date), ...DECLARED.filter(day => day.startsWith(`${year}-`))])
  // By dates: two on one day are given one other day.
  for (const date of new Set(all.map(h => h.date))) {
    const together = all.filter(h => h.date === date)
    const moved = together.some(h => h.given.includes(weekdayOf(date)) || (h.given.length > 0 && together.length > 1))
    if (moved) taken.add(nextFree(date, taken))
  }
  return [...taken].sort()
}

function lunar(year: number): readonly Holiday[] {
  const days = LUNAR[year]
  if (days === undefined) return []
  const [seollal, buddha, chuseok] = days
  const three = [seollal, chuseok].flatMap(day =>
    [-1, 0, 1].map(n => ({ date: ahead(`${year}-${day}`, n), given: [0] })),
  )
  return [...three, { date: `${year}-${buddha}`, given: year < 2023 ? [] : WEEKEND }]
}

function nextFree(date: string, taken: ReadonlySet<string>): string {
  let day = ahead(date, 1)
  while (taken.has(day) || WEEKEND.includes(weekdayOf(day))) day = ahead(day, 1)
  return day
}
