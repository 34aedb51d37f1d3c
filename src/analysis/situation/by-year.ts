import type { PublishedTheft, PublishedYear } from './published-theft.ts'

/** The thefts of one year. US dollars. */
export interface YearRow {
  readonly year: number
  /** Thefts told one by one. */
  readonly thefts: number
  readonly usd: number
  /** Of it what authorities or several firms say North Korea did. */
  readonly attributedUsd: number
  /** What was frozen or given back, of the thefts of which that is told. */
  readonly frozenUsd: number
  /** The loss of the thefts of which that is told. */
  readonly frozenOfUsd: number
  /** The widest published count of what North Korea stole; null: none for this year. */
  readonly widestUsd: number | null
}

/** Thefts by year, every year between the first and the last, those without a theft too. */
export function byYear(thefts: readonly PublishedTheft[], widest: readonly PublishedYear[]): readonly YearRow[] {
  const years = [...thefts.map(yearOf), ...widest.map(w => w.year)]
  if (years.length === 0) return []
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, i): YearRow => {
    const year = first + i
    const own = thefts.filter(t => yearOf(t) === year)
    const told = own.filter(t => t.frozen !== null)
    const attributed = own.filter(t => t.attribution === 'official' || t.attribution === 'firm')
    return {
      year,
      thefts: own.length,
      usd: sum(own.map(t => t.usd)),
      attributedUsd: sum(attributed.map(t => t.usd)),
      frozenUsd: Math.round(sum(told.map(t => t.usd * (t.frozen ?? 0)))),
      frozenOfUsd: sum(told.map(t => t.usd)),
      widestUsd: widest.find(w => w.year === year)?.usd ?? null,
    }
  })
}

function yearOf({ date }: PublishedTheft): number {
  return Number(date.slice(0, 4))
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
