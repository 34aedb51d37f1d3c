import anyAscii from 'any-ascii'
import { arabicServant, arabicSpelling } from './arabic-letters.ts'
import { cleanText, LONGEST_NAME } from './clean-text.ts'
import { jointStock } from './joint-stock.ts'
import { type KoreanName, koreanOfCyrillic, koreanOfKana, koreanOfLatin, koreanOfScript } from './korean/korean-name.ts'
import { HANGUL_SURNAMES } from './korean/korean-surnames.ts'
import { hangulSyllable } from './korean/korean-syllable.ts'
import { arabicWord, latinWord, type NameWord } from './name-word.ts'
import { romanKana } from './roman-kana.ts'
import { IDLE_WEIGHT, isFirmWord } from './word-weight.ts'

/** Most words of a name that are compared: the heaviest. What stands beyond is left out and said so. */
export const MOST_WORDS = 16

/** One way of reading a written name: its words, and where it may be Korean, its syllables. */
export interface NameReading {
  /** The script that was transliterated, for the explanation; null for Latin letters. */
  readonly script: string | null
  readonly words: readonly NameWord[]
  /** Sum of the words' weights. */
  readonly weight: number
  readonly korean: readonly KoreanName[]
  /** True where the whole name, whatever of it is read here, holds a word that only firms bear. */
  readonly firm: boolean
}

/** The word as the names of lists have it, kept from name to name by whoever reads many. */
export type WordOf = (text: string) => NameWord

const ARABIC = /\p{Script=Arabic}/u
const HANGUL = /\p{Script=Hangul}/u
const HAN = /\p{Script=Han}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const CYRILLIC = /\p{Script=Cyrillic}/u

/**
 * Every way in which a written name is read. Names in two scripts, as `Jin Tiesan (金铁三)`, are read once in each.
 * @param asked true for what is screened, whose words may come in any order; false for a listed name, whose order is the publisher's
 */
export function readName(text: string, asked: boolean, wordOf: WordOf = latinWord): readonly NameReading[] {
  const clean = cleanText(text)
  const chunks = clean.match(/[\p{L}\p{N}\p{M}]+(?:[・･ー\u30fb][\p{L}\p{N}\p{M}]+)*/gu) ?? []
  const latin: string[] = []
  const arabic: string[] = []
  const eastern: string[] = []
  const cyrillic: string[] = []
  for (const chunk of chunks)
    if (ARABIC.test(chunk)) arabic.push(chunk)
    else if (HANGUL.test(chunk) || HAN.test(chunk) || KANA.test(chunk)) eastern.push(chunk)
    else {
      if (CYRILLIC.test(chunk)) cyrillic.push(chunk)
      latin.push(chunk)
    }
  const readings: NameReading[] = []
  if (latin.length > 0) {
    const words = jointStock(latin.flatMap(romanWords))
    const korean = cyrillic.length === latin.length ? koreanOfCyrillic(cyrillic, asked) : koreanOfLatin(words, asked)
    readings.push(reading(cyrillic.length > 0 ? 'Cyrillic' : null, words.map(wordOf), korean))
    const letters = asked ? latin.map(withoutDigits) : latin
    if (letters.some((word, n) => word !== latin[n])) readings.push(...readName(letters.join(' '), asked, wordOf))
  }
  if (arabic.length > 0) {
    readings.push(readArabic(arabic))
    // Tha is a t to Arabs and an s to Persians and Pakistanis.
    if (asked && arabic.some(w => w.includes('ث'))) readings.push(readArabic(arabic.map(w => w.replace(/ث/g, 'س'))))
  }
  if (eastern.length > 0) readings.push(...readEastern(eastern, asked, wordOf))
  // `LLC` beside a name in another script is no name.
  const firm = readings.some(r => r.firm)
  const told = readings.filter(r => r.words.length > 0).map(r => (r.firm === firm ? r : { ...r, firm }))
  const telling = told.filter(r => r.words.some(w => w.weight > IDLE_WEIGHT))
  return telling.length > 0 ? telling : told
}

/** True where a name is longer than what is compared of it, so that no hit on it does not clear it. */
export function nameIsCut(text: string): boolean {
  return text.length > LONGEST_NAME || readName(text, false).some(r => r.words.length >= MOST_WORDS)
}

/** True where a word is one that only firms bear. */
export function isFirm(name: { readonly words: readonly NameWord[] }): boolean {
  return name.words.some(w => isFirmWord(w.text))
}

function reading(script: string | null, words: readonly NameWord[], korean: readonly KoreanName[]): NameReading {
  const kept =
    words.length <= MOST_WORDS
      ? words
      : [...words].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, MOST_WORDS)
  const told = { script, words: kept, weight: kept.reduce((sum, w) => sum + w.weight, 0), korean }
  return { ...told, firm: isFirm(told) }
}

/** Words of an alphabet as Latin words. */
function romanWords(chunk: string): readonly string[] {
  if (/^[a-z]+$/.test(chunk)) return servantOf(chunk)
  const roman = anyAscii(chunk).toLowerCase().replace(/'/g, '')
  // Machines that read print take o and l for digits.
  const read = roman
    .replace(/(?<=[a-z])0(?=[a-z])|(?<![a-z0-9])0(?=[a-z]{3})/g, 'o')
    .replace(/(?<=[a-z])1(?=[a-z])/g, 'l')
  return (read.match(/[a-z]+|[0-9]+/g) ?? []).flatMap(servantOf)
}

/** Names joined to one of two words: `aminallah|imami`, `alaaddin|aykut`, `samer|abdelrahman`. */
const JOINED =
  /^(?!abd)(?:(.{2,}[aou]llah)(?!i$)(.{3,})|(.{3,}[aeu]ddin)([^aeg].{2,})|(.{4,})(abd[aeou]l[^l].{3,})|(.{4,})(abd))$/

/** What a machine may have read as a digit at either end of a word: `ga0`, `1ucky`. Inside a word there is no doubt. */
function withoutDigits(chunk: string): string {
  if (!/^[01][a-z]{2,}$|^[a-z]{2,}[01]$/.test(chunk)) return chunk
  return chunk.replace('0', 'o').replace('1', 'l')
}

/**
 * Arabic names of two words, however joined: `abdulrahman` and `abdurrahman` are `abdul` and `rahman`, `nureddin` is `nur` and `din`.
 */
function servantOf(word: string): readonly string[] {
  if (word.length < 4) return [word]
  if (/^abd[aeou]?l+[ao]h?$/.test(word)) return ['abdul', 'allah']
  const joined = JOINED.exec(word)
    ?.slice(1)
    .filter(part => part !== undefined)
  if (joined !== undefined) return joined.flatMap(servantOf)
  const [, before, after] = /^(.{3,}|)abd[aeou]?llah(.{3,}|)$/.exec(word) ?? []
  if (before !== undefined) return [before, 'abdul', 'allah', after ?? ''].filter(w => w !== '')
  if (/^.{2,}(?:[aeu]d|[aeu]l)din*e?$/.test(word)) return [word.replace(/(?:[aeu]d|[aeu]l)din*e?$/, ''), 'din']
  if (/^(?!abd).{2,}[aou]llah$/.test(word)) return [word.slice(0, -5), 'allah']
  if (/^ab[ou]u?bak[ae]?r$/.test(word)) return ['abu', 'bakr']
  if (!word.startsWith('abd') || /^abd[aou]l+ah/.test(word)) return word === 'ullah' ? ['allah'] : [word]
  if (/^abd(?:[aeu]l?)?$/.test(word)) return ['abdul']
  if (/^abd[aeou]l(?:ha[iyqk]q?|ali)$/.test(word)) return ['abdul', word.slice(5)]
  const [, , , rest] = /^abd[aeiou](?:l|([rsnzdt])(?=\1))?(?=[aeiou]|([^aeiou])\2?[aeiouy])(.{4,})$/.exec(word) ?? []
  return rest === undefined ? [word] : ['abdul', rest]
}

function readArabic(chunks: readonly string[]): NameReading {
  const words = chunks.map(arabicSpelling).flatMap(arabicServant).map(arabicWord)
  return reading(
    'Arabic',
    words.filter(w => w.folded !== ''),
    [],
  )
}

function readEastern(chunks: readonly string[], asked: boolean, wordOf: WordOf): readonly NameReading[] {
  const whole = chunks.join('')
  if (KANA.test(whole)) {
    const words = chunks.flatMap(c => c.split(/[・･\u30fb]/u)).flatMap(c => romanWords(romanKana(c)))
    const korean = HAN.test(whole) ? [] : koreanOfKana(words, asked)
    return [
      reading(
        'Japanese',
        words.map(wordOf).map(w => telling(w, false)),
        korean,
      ),
    ]
  }
  const western = chunks.length > 1 && (chunks.length > 2 || [...(chunks[0] ?? '')].length > 1)
  const korean = western ? [] : koreanOfScript(whole)
  const words = chunks.flatMap(chunk => easternWords(chunk, chunks.length === 1))
  return [
    reading(
      HANGUL.test(whole) ? 'Hangul' : 'Chinese characters',
      words.map(wordOf).map(w => telling(w, true)),
      korean,
    ),
  ]
}

/** What is an article in a Latin name (`an`, `no`, `bin`) is a name in one from East Asia. */
function telling(word: NameWord, sure: boolean): NameWord {
  return { ...word, weight: Math.max(0.5, word.weight), sure }
}

/** A person's name is cut behind the surname, a longer name of Chinese characters into its characters. */
function easternWords(chunk: string, alone: boolean): readonly string[] {
  const chars = [...chunk]
  if (chars.every(c => hangulSyllable(c) !== null)) {
    const cut = alone && chars.length < 5 && chars.length > 1 && HANGUL_SURNAMES.has(chars[0] ?? '')
    return cut ? [...romanWords(chars[0] ?? ''), ...romanWords(chars.slice(1).join(''))] : romanWords(chunk)
  }
  if (!alone || chars.length > 4) return chars.length > 4 ? chars.flatMap(romanWords) : romanWords(chunk)
  return [...romanWords(chars[0] ?? ''), ...romanWords(chars.slice(1).join(''))]
}
