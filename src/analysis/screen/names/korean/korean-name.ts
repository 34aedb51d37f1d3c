import { cyrillicKorean } from './cyrillic-korean.ts'
import { hanjaReading } from './hanja-reading.ts'
import { kanaKorean } from './kana-korean.ts'
import { HANGUL_SURNAMES, HANJA_SURNAMES, LATIN_SURNAMES } from './korean-surnames.ts'
import { hangulSyllable, type KoreanSyllable, syllableCode, syllableLikeness } from './korean-syllable.ts'
import { romanisedKorean } from './romanised-korean.ts'

/** A Korean name as it may be read: the surname's syllable first, then one to three of the given name. */
export type KoreanName = readonly KoreanSyllable[]

/** Most readings kept of one name. */
const MOST = 96

/** Characters that are read otherwise as a surname than elsewhere. */
const SURNAME_READINGS: Readonly<Record<string, string>> = {
  金: '김',
  車: '차',
  车: '차',
  沈: '심',
  單: '선',
  葉: '엽',
}

/** A name in Hangul or Chinese characters, two to four of them, surname first; none where it does not begin with a surname. */
export function koreanOfScript(text: string): readonly KoreanName[] {
  const chars = [...text.replace(/[\s·・‧]/gu, '')]
  if (chars.length < 2 || chars.length > 4) return []
  const script = hangulSyllable(chars[0] ?? '') !== null
  if (!script && !HANJA_SURNAMES.has(chars[0] ?? '')) return []
  const hangul = chars.map((c, n) =>
    hangulSyllable(c) === null ? ((n === 0 ? SURNAME_READINGS[c] : undefined) ?? hanjaReading(c)) : c,
  )
  if (script && !HANGUL_SURNAMES.has(hangul[0] ?? '')) return []
  const syllables = hangul.flatMap(c => (c === null ? [] : (hangulSyllable(c) ?? [])))
  // Two Chinese characters are more often a Chinese name than a Korean one.
  return syllables.length === chars.length && (script || chars.length > 2 || /^[朴崔奇卞表]/u.test(chars[0] ?? ''))
    ? [syllables]
    : []
}

/**
 * A name in Latin words, one of which is a Korean surname: the readings with that word first and the others behind it.
 * @param anyOrder true: the others in every order, for what is asked may come in any
 */
export function koreanOfLatin(words: readonly string[], anyOrder: boolean, loose = false): readonly KoreanName[] {
  const count = words.length
  if (count < 2 || count > 4 || words.some(w => w.length > 12)) return []
  const heads = [...words.keys()].filter(
    n => isSurname(words[n] ?? '', loose) && (anyOrder || n === 0 || n === count - 1),
  )
  if (heads.length === 0) return []
  const readings = words.map(w => romanisedKorean(w, loose))
  if (readings.some(r => r.length === 0)) return []
  const names: KoreanName[] = []
  for (const head of heads) {
    const others = readings.filter((_, n) => n !== head)
    for (const order of anyOrder ? orders(others) : [others])
      for (const given of combine(order)) {
        if (given.length > 3) continue
        for (const surname of readings[head] ?? []) {
          if (surname.length === 1 && names.length < MOST) names.push([...surname, ...given])
        }
      }
  }
  return names
}

/** A name in Cyrillic after Kontsevich's system, whose н may be n or ng: Ким Чен Ын. */
export function koreanOfCyrillic(words: readonly string[], anyOrder: boolean): readonly KoreanName[] {
  return koreanOfLatin(words.map(cyrillicKorean), anyOrder, true)
}

/** A name in kana, in Hepburn's spelling: a consonant at a syllable's end takes a u, and ン may be n or ng. */
export function koreanOfKana(words: readonly string[], anyOrder: boolean): readonly KoreanName[] {
  return koreanOfLatin(words.map(kanaKorean), anyOrder, true)
}

function isSurname(word: string, loose: boolean): boolean {
  return LATIN_SURNAMES.has(word) || (loose && LATIN_SURNAMES.has(`${word}g`))
}

/** Likeness of two readings, 0 to 1: the mean over the syllables, the surname's counting six tenths; 0 where a syllable differs. */
export function koreanLikeness(a: KoreanName, b: KoreanName): number {
  if (a.length !== b.length) return 0
  let sum = 0
  let apart = 0
  for (let n = 0; n < a.length; n++) {
    const x = a[n]
    const y = b[n]
    if (x === undefined || y === undefined) return 0
    const likeness = syllableLikeness(x, y)
    if (likeness === 0) return 0
    if (likeness < 0.9 && (a.length === 2 || ++apart > 1)) return 0
    sum += likeness * (n === 0 ? 0.6 : 1)
  }
  const mean = sum / (a.length - 0.4)
  return a.length === 2 ? mean * 0.93 : mean
}

/** A key that two readings with any likeness share, whatever the order of their syllables. */
export function koreanKey(name: KoreanName): string {
  return name.map(syllableCode).sort().join('')
}

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, n) => orders(items.filter((_, m) => m !== n)).map(rest => [item, ...rest]))
}

function combine(parts: readonly (readonly (readonly KoreanSyllable[])[])[]): readonly KoreanName[] {
  let names: readonly KoreanName[] = [[]]
  for (const readings of parts) names = names.flatMap(done => readings.map(r => [...done, ...r])).slice(0, MOST)
  return names
}
