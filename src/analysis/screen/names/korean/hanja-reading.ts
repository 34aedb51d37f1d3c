import { HANJA_READINGS } from './hanja-readings.ts'

const READINGS: ReadonlyMap<string, string> = new Map(
  HANJA_READINGS.trim()
    .split(/\s+/)
    .flatMap(group => {
      const [reading = '', ...chars] = [...group]
      return chars.map(char => [char, reading] as const)
    }),
)

/** The Hangul syllable in which Koreans read a Chinese character; null for one that is not in the table. */
export function hanjaReading(char: string): string | null {
  return READINGS.get(char) ?? null
}
