import { koreanLikeness } from './korean/korean-name.ts'
import { type NameReading, readName } from './name-reading.ts'
import { scoreWords, type WordPair } from './score-words.ts'
import { WordMeter } from './word-meter.ts'

/** How two readings of names agree. */
export interface ReadingScore {
  readonly score: number
  readonly asked: NameReading
  readonly listed: NameReading
  /** The words that agree; null where the syllables of a Korean reading score higher. */
  readonly pairs: readonly WordPair[] | null
}

/** Score of two readings, 0 to 1: by their words, or by their syllables where both may be Korean. */
export function scoreReadings(asked: NameReading, listed: NameReading, meter: WordMeter): ReadingScore {
  const words = scoreWords(asked, listed, meter)
  let korean = 0
  for (const a of asked.korean) for (const b of listed.korean) korean = Math.max(korean, koreanLikeness(a, b))
  // Hangul says how a Korean name sounds; its Latin letters are but one of the ways to write that.
  const sure = asked.script === 'Hangul' && asked.korean.length > 0 && listed.korean.length > 0 && words.score < 1
  return korean > words.score || sure
    ? { score: korean, asked, listed, pairs: null }
    : { score: words.score, asked, listed, pairs: words.pairs }
}

/**
 * Likeness of a name that is screened to a listed one, 0 to 1, from the two texts alone: no birth, country or strength. What
 * {@link NameIndex.search} gives for the pair before those.
 */
export function scoreNames(query: string, name: string): number {
  const meter = new WordMeter()
  const listed = readName(name, false)
  let best = 0
  for (const a of readName(query, true)) for (const b of listed) best = Math.max(best, scoreReadings(a, b, meter).score)
  return best
}
