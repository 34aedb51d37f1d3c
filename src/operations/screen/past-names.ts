import { koreanKey } from '../../analysis/screen/names/korean/korean-name.ts'
import { NAME_THRESHOLD } from '../../analysis/screen/names/name-index.ts'
import { type NameReading, readName, type WordOf } from '../../analysis/screen/names/name-reading.ts'
import { latinWord, type NameWord } from '../../analysis/screen/names/name-word.ts'
import { IDLE_WEIGHT } from '../../analysis/screen/names/word-weight.ts'

/** Names the method of {@link pastNameKeys}: an index of keys made by another method is made anew. */
export const PAST_NAME_METHOD = 'folds-bones-given-4'

/**
 * The score from which a past name is shown to the screener: below its own threshold, for a birth date or country may lift a score
 * that a name alone has not.
 */
export const NAME_SLACK: number = NAME_THRESHOLD - 0.1

/** Words up to this weight are found with a second word beside them only: too many names hold them. */
const COMMON_WEIGHT = 0.65
/** Words of a name of which pairs are made. */
const MOST_PAIRED = 5

/**
 * The keys under which a name that was screened can be found from a listed one. A word gives its folded spelling, its consonants, and
 * the beginning and end of a long one; a common word only together with another; a name that may be Korean its syllables.
 * @param listed true for a listed name, whose order is its publisher's
 * @param wordOf reads a word; whoever reads many names hands in one that remembers ({@link rememberedWords})
 */
export function pastNameKeys(name: string, listed = false, wordOf: WordOf = latinWord): readonly string[] {
  const keys = new Set<string>()
  for (const reading of readName(name, !listed, wordOf)) {
    addWords(reading, keys)
    addJoined(reading.words, keys)
    for (const korean of reading.korean) keys.add(`k${koreanKey(korean)}`)
  }
  return [...keys]
}

/** Reads words and remembers what they came to, up to a bound. */
export function rememberedWords(most = 200_000): WordOf {
  const known = new Map<string, NameWord>()
  return text => {
    const kept = known.get(text)
    if (kept) return kept
    const word = latinWord(text)
    if (known.size < most) known.set(text, word)
    return word
  }
}

function addWords({ words }: NameReading, keys: Set<string>): void {
  const telling = words.filter(w => w.text.length > 1 && w.weight > IDLE_WEIGHT)
  // A name of nothing but idle words is found by those.
  const used = telling.length > 0 ? telling : words
  for (const word of used) if (word.weight > COMMON_WEIGHT || used.length === 1) addWord(word, keys)
  const paired = used.slice(0, MOST_PAIRED)
  for (const [n, a] of paired.entries())
    for (const b of paired.slice(n + 1)) {
      if (a.weight > COMMON_WEIGHT && b.weight > COMMON_WEIGHT) continue
      keys.add(`p${pair(spelling(a), spelling(b))}`)
      keys.add(`q${pair(bones(a), bones(b))}`)
    }
}

function addWord(word: NameWord, keys: Set<string>): void {
  const { folded, numeric, vowelless, arabic } = word
  if (vowelless) {
    keys.add(`v${arabic}`)
    return
  }
  keys.add(`w${folded}`)
  if (numeric) return
  if (word.bones.length > 2) keys.add(`b${word.bones}`)
  if (arabic.length > 2) keys.add(`v${arabic}`)
  if (folded.length < 5) return
  keys.add(`f${folded.slice(0, 4)}`)
  keys.add(`l${folded.slice(-4)}`)
}

// `Jong Un` and `Jongun`.
function addJoined(words: readonly NameWord[], keys: Set<string>): void {
  if (words.length > MOST_PAIRED) return
  for (let n = 1; n < words.length; n++) {
    const [a, b] = [words[n - 1], words[n]]
    if (a && b && !a.vowelless && !b.vowelless && a.folded.length + b.folded.length > 4)
      keys.add(`w${a.folded}${b.folded}`)
  }
}

// The spellings of a common given name are one: Serhiy and Sergey.
function spelling({ given, folded }: NameWord): string {
  return given > 0 ? `g${given}` : folded
}

function bones({ bones: own, folded, arabic, vowelless }: NameWord): string {
  return vowelless ? arabic : own || folded
}

function pair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
