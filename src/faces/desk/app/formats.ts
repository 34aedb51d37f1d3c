import type { Language } from '../words/define-words.ts'
import { percentText } from './percent-text.ts'
import { usePreferences } from './preferences.tsx'

/** Writes numbers, dates and amounts as a language writes them. Times are UTC, and say so. */
export interface Formats {
  number(value: number, digits?: number): string
  /** A part of 1: `43.2 %`; of what is there never 0 %, of what is less than all never 100 %. */
  percent(part: number): string
  /** `2025-02-21 14:13:35 UTC` in the language's order. */
  time(at: number): string
  day(at: number): string
  /** `3 hours ago`, `in 2 days`. */
  ago(at: number, now: number): string
  /** A span in seconds in its two largest units: `8 h 30 min`. */
  span(seconds: number): string
  /** Base units with their symbol: `1,234.5678 ETH`; at most four places, cut, not rounded. */
  amount(units: string | bigint, decimals: number | null, symbol: string): string
  /** Every digit. */
  exact(units: string | bigint, decimals: number | null, symbol: string): string
  /** Money of a country: `$1,402,000,000`. */
  money(value: number, currency: string): string
  /** `$1.4B`. */
  shortMoney(value: number, currency: string): string
}

/** The formats of the language that is set. */
export function useFormats(): Formats {
  const { language, once } = usePreferences()
  return once(formatsOf, () => formatsOf(language))
}

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  // Of 24 hours in every language, as ledgers, letters and reports tell them.
  const time = new Intl.DateTimeFormat(language, {
    ...{ dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC', hourCycle: 'h23' },
  })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const whole = new Intl.NumberFormat(language)
  const point = whole.formatToParts(1.5).find(p => p.type === 'decimal')?.value ?? '.'
  const write = (units: string | bigint, decimals: number | null, symbol: string, most: number): string => {
    const text = String(units)
    if (decimals === null) return `${whole.format(BigInt(text))} ${symbol}`
    const negative = text.startsWith('-')
    const digits = (negative ? text.slice(1) : text).padStart(decimals + 1, '0')
    const head = digits.slice(0, digits.length - decimals)
    const kept = head === '0' ? Math.max(most, (/^0*/.exec(digits.slice(1))?.[0].length ?? 0) + 2) : most
    const tail = digits.slice(digits.length - decimals, digits.length - decimals + kept).replace(/0+$/, '')
    return `${negative ? '−' : ''}${whole.format(BigInt(head))}${tail === '' || decimals === 0 ? '' : point + tail} ${symbol}`
  }
  return {
    number: (value, digits = 0) =>
      value.toLocaleString(language, { minimumFractionDigits: 0, maximumFractionDigits: digits }),
    percent: part => percentText(percent, part),
    time: at => `${time.format(at * 1000)} UTC`,
    day: at => day.format(at * 1000),
    ago(at, now) {
      const seconds = at - now
      const [unit, size] = AGO.find(([, s]) => Math.abs(seconds) >= s) ?? (['second', 1] as const)
      return relative.format(Math.trunc(seconds / size), unit)
    },
    span: seconds => spanIn(language, seconds),
    amount: (units, decimals, symbol) => write(units, decimals, symbol, 4),
    exact: (units, decimals, symbol) => write(units, decimals, symbol, Number.POSITIVE_INFINITY),
    money: (value, currency) =>
      value.toLocaleString(language, { style: 'currency', currency, maximumFractionDigits: 0 }),
    shortMoney: (value, currency) =>
      value.toLocaleString(language, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 2 }),
  }
}

const AGO = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

function spanIn(language: Language, seconds: number): string {
  const parts: string[] = []
  let left = Math.abs(Math.trunc(seconds))
  for (const [unit, size] of UNITS) {
    const n = Math.floor(left / size)
    left -= n * size
    if (n === 0 && !(unit === 'second' && parts.length === 0)) {
      if (parts.length > 0) break
      continue
    }
    parts.push(n.toLocaleString(language, { style: 'unit', unit, unitDisplay: language === 'en' ? 'short' : 'long' }))
    if (parts.length === 2) break
  }
  return (seconds < 0 ? '−' : '') + parts.join(' ')
}
