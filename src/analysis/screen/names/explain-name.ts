import type { NameWord } from './name-word.ts'
import type { ReadingScore } from './score-names.ts'

/** Sentences on why two names agree as far as they do: each pair of words, and the words that have no partner. */
export function explainName(reading: ReadingScore, asked: string, listed: string): readonly string[] {
  const { pairs } = reading
  const script = [...new Set([reading.asked.script, reading.listed.script].filter(s => s !== null))]
  const why = script.map(s => `Read from ${s}.`)
  if (pairs === null)
    return [
      ...why,
      `'${asked}' and '${listed}' can be read as the same Korean syllables (score ${percent(reading.score)}).`,
    ]
  const text = (words: readonly NameWord[], places: readonly number[]): string =>
    places.map(n => words[n]?.text ?? '').join(' ')
  for (const pair of pairs) {
    const a = text(reading.asked.words, pair.asked)
    const b = text(reading.listed.words, pair.listed)
    why.push(`'${a}' stands for '${b}': ${how(a, b, pair.likeness, reading, pair.asked[0] ?? 0, pair.listed[0] ?? 0)}.`)
  }
  const alone = (words: readonly NameWord[], used: ReadonlySet<number>): string =>
    words.flatMap((w, n) => (used.has(n) ? [] : [`'${w.text}'`])).join(', ')
  const ofAsked = alone(reading.asked.words, new Set(pairs.flatMap(p => p.asked)))
  const ofListed = alone(reading.listed.words, new Set(pairs.flatMap(p => p.listed)))
  if (ofAsked !== '') why.push(`Of the query, nothing stands for ${ofAsked}.`)
  if (ofListed !== '') why.push(`Of the listed name, nothing stands for ${ofListed}.`)
  return why
}

function how(a: string, b: string, likeness: number, reading: ReadingScore, i: number, j: number): string {
  if (a === b) return 'the same'
  const asked = reading.asked.words[i]
  const listed = reading.listed.words[j]
  if (a.includes(' ') || b.includes(' ')) return `written as one word and as two (${percent(likeness)})`
  if (asked?.vowelless || listed?.vowelless) return `the same or like consonants (${percent(likeness)})`
  if (a.length === 1 || b.length === 1) return `an initial (${percent(likeness)})`
  if (asked?.folded === listed?.folded) return `another spelling of the same sounds (${percent(likeness)})`
  if (asked?.bones === listed?.bones) return `the same consonants (${percent(likeness)})`
  return `${percent(likeness)} alike in spelling`
}

const percent = (n: number): string => `${Math.round(n * 100)} %`
