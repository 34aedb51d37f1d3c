import type { Language } from '../../words/define-words.ts'

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span with all its units: `8 hr 30 min 54 sec`. */
export function exactSpan(seconds: number, language: Language): string {
  let left = Math.max(0, Math.trunc(seconds))
  const parts = UNITS.flatMap(([unit, size]) => {
    const n = Math.floor(left / size)
    left -= n * size
    return n === 0
      ? []
      : [n.toLocaleString(language, { style: 'unit', unit, unitDisplay: language === 'en' ? 'narrow' : 'long' })]
  })
  return parts.length === 0 ? (0).toLocaleString(language, { style: 'unit', unit: 'second' }) : parts.join(' ')
}
