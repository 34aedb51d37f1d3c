import { TA_MARBUTA } from './arabic-letters.ts'
import { arabicGaps } from './fold-word.ts'
import { isOtherSex } from './given-names.ts'
import type { NameWord } from './name-word.ts'
import { IDLE_WEIGHT } from './word-weight.ts'

/** Below this a pair of words counts as different. */
export const LEAST_LIKENESS = 0.72

/** Likeness of an initial to a word that begins with it. */
export const INITIAL = 0.8

/** What a vowel that differs takes off where all consonants are equal, and what it takes off where these are only two. */
const VOWEL = 0.06
const VOWEL_OF_SHORT = 0.09
/** What each further vowel takes off. */
const FURTHER_VOWEL = 0.1
/** Two words that print makes alike. */
const PRINTED = 0.93
const PRINTED_SHORT = 0.9
/** How much more than its share a difference of spelling takes off. */
const STRICTNESS = 1.2

/**
 * Likeness of two words, 0 to 1: Jaro-Winkler and the share of letters left alone by the fewest edits (optimal string alignment), in
 * equal parts, over folded spellings; equal consonants count for more. Symmetric. Holds scratch space, so one meter serves one thread.
 */
export class WordMeter {
  /** Where each letter stands, of the two words that were measured last: one word is measured against many. */
  private places = new Int32Array(128)
  private pattern = ''
  private otherPlaces = new Int32Array(128)
  private otherPattern = ''
  private readonly left = new Uint8Array(32)
  private readonly right = new Uint8Array(32)

  likeness(a: NameWord, b: NameWord): number {
    if (a.text === b.text) return 1
    if (a.given > 0 && b.given > 0) return byGivenName(a, b)
    if (a.vowelless || b.vowelless) return this.byConsonants(a, b)
    if (a.numeric || b.numeric) return 0
    // The sound is known: the spellings of another first sound (zou, su) are another name's.
    if ((a.sure || b.sure) && a.text.charCodeAt(0) !== b.text.charCodeAt(0)) return 0
    if (a.folded === b.folded) return a.folded.length > 1 ? 0.97 : 0
    if (a.text.length === 1 || b.text.length === 1) return this.byInitial(a, b)
    if (a.sure || b.sure) return 0
    if (a.weight <= IDLE_WEIGHT || b.weight <= IDLE_WEIGHT) return this.byIdleness(a, b)
    if (articleApart(a, b) || articleApart(b, a)) return 0.93
    let spelled = this.bySpelling(a.text, b.text)
    if (a.folded !== a.text || b.folded !== b.text) spelled = Math.max(spelled, this.bySpelling(a.folded, b.folded))
    if (a.print === b.print) {
      const shorter = Math.min(a.text.length, b.text.length)
      if (shorter > 2) spelled = Math.max(spelled, shorter > 3 ? PRINTED : PRINTED_SHORT)
    }
    if (a.bones !== b.bones || a.bones.length < 2) return spelled
    const apart = this.edits(a.folded, b.folded)
    return Math.max(spelled, 0.98 - (a.bones.length > 2 ? VOWEL : VOWEL_OF_SHORT) - (apart - 1) * FURTHER_VOWEL)
  }

  /** An initial for a whole word: right as often as names begin with that letter, so it is worth half. */
  private byInitial(a: NameWord, b: NameWord): number {
    return a.text.charCodeAt(0) === b.text.charCodeAt(0) && !a.numeric && !b.numeric ? INITIAL : 0
  }

  /** Misspelled legal forms are still the same legal form; a legal form is never like a name. */
  private byIdleness(a: NameWord, b: NameWord): number {
    if (a.weight > IDLE_WEIGHT || b.weight > IDLE_WEIGHT || a.text.length < 5 || b.text.length < 5) return 0
    return this.edits(a.text, b.text) < 2 ? 0.95 : 0
  }

  private byConsonants(a: NameWord, b: NameWord): number {
    if (a.vowelless && b.vowelless && a.weight <= IDLE_WEIGHT !== b.weight <= IDLE_WEIGHT) return 0
    const x = a.arabic
    const y = b.arabic
    if (x === '' || y === '' || a.sure || b.sure || a.numeric || b.numeric) return 0
    if (x === y) {
      const sure = x.length > 2 ? 0.94 : x.length === 2 ? 0.91 : 0.82
      return sure - 0.15 * (a.vowelless ? gapsApart(a.arabicForm, b.arabicForm) : gapsApart(b.arabicForm, a.arabicForm))
    }
    return x.length < 5 || y.length < 5 ? 0 : this.bySpelling(x, y) * 0.93
  }

  private bySpelling(x: string, y: string): number {
    const longer = Math.max(x.length, y.length)
    // Of three letters, one that differs makes another name.
    if (x.length < 4 || y.length < 4 || Math.abs(x.length - y.length) > longer * 0.4) return 0
    const kept = 1 - this.edits(x, y) / longer
    if (kept < 0.6) return 0
    // Jaro's greedy pairing depends on which word leads, so the order is fixed.
    return 1 - (1 - (kept + (x < y ? this.jaroWinkler(x, y) : this.jaroWinkler(y, x))) / 2) * STRICTNESS
  }

  /**
   * Fewest insertions, deletions, substitutions and swaps of neighbours. Bit-parallel: Hyyrö, "A bit-vector algorithm for computing
   * Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003). Words of at most 31 letters.
   */
  edits(a: string, b: string): number {
    const places = this.placesOf(a)
    const last = 1 << (a.length - 1)
    let distance = a.length
    let up = -1
    let down = 0
    let diagonal = 0
    let before = 0
    for (let j = 0; j < b.length; j++) {
      const here = places[b.charCodeAt(j) & 127] ?? 0
      const swapped = ((~diagonal & here) << 1) & before
      diagonal = (((here & up) + up) ^ up) | here | down | swapped
      let right = down | ~(diagonal | up)
      let fall = diagonal & up
      if ((right & last) !== 0) distance++
      if ((fall & last) !== 0) distance--
      right = (right << 1) | 1
      fall = fall << 1
      up = fall | ~(diagonal | right)
      down = right & diagonal
      before = here
    }
    return distance
  }

  private placesOf(word: string): Int32Array {
    if (word === this.pattern) return this.places
    const { pattern, places } = this
    this.places = this.otherPlaces
    this.pattern = this.otherPattern
    this.otherPlaces = places
    this.otherPattern = pattern
    if (word === this.pattern) return this.places
    for (let i = 0; i < this.pattern.length; i++) this.places[this.pattern.charCodeAt(i) & 127] = 0
    for (let i = 0; i < word.length; i++) {
      const c = word.charCodeAt(i) & 127
      this.places[c] = (this.places[c] ?? 0) | (1 << i)
    }
    this.pattern = word
    return this.places
  }

  /** Jaro-Winkler with its usual constants: a common prefix of up to four letters, a tenth each. */
  jaroWinkler(a: string, b: string): number {
    const { left, right } = this
    const window = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1)
    let common = 0
    let taken = 0
    for (let i = 0; i < a.length; i++) {
      const c = a.charCodeAt(i)
      const end = Math.min(b.length, i + window + 1)
      for (let j = Math.max(0, i - window); j < end; j++)
        if ((taken & (1 << j)) === 0 && b.charCodeAt(j) === c) {
          taken |= 1 << j
          left[common++] = c
          break
        }
    }
    if (common === 0) return 0
    let n = 0
    for (let j = 0; j < b.length; j++) if ((taken & (1 << j)) !== 0) right[n++] = b.charCodeAt(j)
    let moved = 0
    for (let k = 0; k < common; k++) if (left[k] !== right[k]) moved++
    const jaro = (common / a.length + common / b.length + (common - moved / 2) / common) / 3
    let prefix = 0
    while (prefix < 4 && prefix < a.length && prefix < b.length && a.charCodeAt(prefix) === b.charCodeAt(prefix))
      prefix++
    return jaro + prefix * 0.1 * (1 - jaro)
  }
}

/** Spellings of one common given name, or two names however alike they are spelled. */
function byGivenName(a: NameWord, b: NameWord): number {
  if (a.given === b.given) return a.folded === b.folded ? 0.97 : 0.95
  return isOtherSex(a.text, b.text) ? 0.8 : 0
}

/** `altikriti` and `tikriti`: the Arabic article written as one with its word. */
function articleApart(longer: NameWord, shorter: NameWord): boolean {
  return (
    longer.text.length === shorter.text.length + 2 &&
    shorter.text.length > 3 &&
    (longer.text.startsWith('al') || longer.text.startsWith('el')) &&
    longer.text.endsWith(shorter.text)
  )
}

/** Places between consonants where the vowels of a word in Arabic script cannot be those of another word. */
function gapsApart(arabic: string, other: string): number {
  const x = arabicGaps(arabic)
  const y = arabicGaps(other)
  let apart = Math.abs(x.length - y.length)
  for (let n = 0; n < Math.min(x.length, y.length); n++)
    if (!gapsAgree(x[n] ?? '', y[n] ?? '', n === 0, n === x.length - 1)) apart++
  return apart
}

/** Short vowels are not written in Arabic script; long ones are, as a, w or y, and those at the end nearly always. */
function gapsAgree(arabic: string, other: string, start: boolean, end: boolean): boolean {
  const sounds = (gap: string): string => gap.replace(/[ouw]/g, 'w').replace(/[iy]/g, 'y')
  if (end && arabic === TA_MARBUTA) return /^[ae]+$/.test(other)
  const x = sounds(arabic)
  const y = sounds(other)
  if (x === y) return true
  // Waw before a long a is a consonant (Radwan), and an ayn with alif is never an o (Amir).
  if (/.a/.test(x) && !start && x.startsWith('w') && !y.includes('w')) return false
  if (start && x === 'aa') return /^[ae]/.test(y)
  if (x === '') return end ? y === 'a' || y === 'e' : y.length < 2
  // A letter for a vowel at the start may stand for any, and one at the end for the ending -a.
  if (y === '') return end && x === 'a'
  if (start && x === 'a') return true
  // Alif maqsura, read a, is also set for a final y; and a final -a is never -i.
  if (end && x === 'a') return y === 'y' || y === 'a' || y === 'e'
  return [...x].some(c => y.includes(c)) || (/[ay]/.test(x) && y.includes('e'))
}
