import { koreanKey } from './korean/korean-name.ts'
import { type NameReading, readName } from './name-reading.ts'
import { latinWord, type NameWord } from './name-word.ts'

/** Words of a name that make keys: the heaviest. */
const MOST_KEYED = 5

/**
 * Keys under which a name can be kept, so that names that may be alike share one: for an index too large for {@link NameIndex}. A key is
 * a telling word's consonants alone, the consonants of one word with the first of another or with a common given name however spelled, those of two neighbours written as one, or
 * the families of sounds of a Korean name's syllables. bench/names.ts prints for which share of the pairs that the index finds a key is
 * shared; {@link scoreNames} then weighs each pair. Keys of equal names are equal; about a dozen for a name of three words.
 */
export function nameKeys(text: string): readonly string[] {
  const keys = new Set<string>()
  for (const reading of readName(text, true)) {
    wordKeys(reading, keys)
    for (const name of reading.korean) keys.add(`k ${koreanKey(name)}`)
  }
  return [...keys].sort()
}

function wordKeys(reading: NameReading, keys: Set<string>): void {
  const telling = reading.words
    .filter(w => w.weight >= 0.3 && w.text.length > 1)
    .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_KEYED)
  for (const word of telling) {
    const bones = bonesOf(word)
    if (telling.length === 1 || (word.weight >= 0.8 && bones.length > 2)) keys.add(`s ${bones}`)
    for (const other of telling) {
      if (other === word) continue
      keys.add(`f ${bones} ${bonesOf(other).charAt(0)}`)
      if (word.given > 0) keys.add(`g ${word.given} ${bonesOf(other)}`)
    }
    for (const letter of initialsOf(reading)) keys.add(`f ${bones} ${letter}`)
  }
  joinedKeys(reading.words, keys)
}

/** Two neighbours written as one, by themselves and with the first consonant of each other word. */
function joinedKeys(words: readonly NameWord[], keys: Set<string>): void {
  words.forEach((word, n) => {
    const next = words[n + 1]
    if (next === undefined || word.vowelless || next.vowelless || word.numeric || next.numeric) return
    if (word.text.length < 2 || next.text.length < 2 || word.text.length + next.text.length > 16) return
    const bones = bonesOf(latinWord(word.text + next.text))
    if (bones.length > 2) keys.add(`s ${bones}`)
    if (words.length > 8) return
    words.forEach((other, m) => {
      if (m !== n && m !== n + 1 && other.weight >= 0.3) keys.add(`f ${bones} ${bonesOf(other).charAt(0)}`)
    })
  })
}

const initialsOf = (reading: NameReading): readonly string[] =>
  reading.words.filter(w => w.text.length === 1).map(w => bonesOf(w).charAt(0))

/** The consonants that all scripts tell, or a mark where there is none. */
function bonesOf(word: NameWord): string {
  return word.numeric ? word.text : word.arabic === '' ? '_' : word.arabic
}
