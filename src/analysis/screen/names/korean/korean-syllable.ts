/**
 * What one syllable of a Korean name may be: sets of initials, vowels and finals as bits, since a romanisation seldom tells which. Bits
 * are numbered as Unicode numbers the parts of a Hangul syllable; finals by how they sound at a syllable's end.
 */
export interface KoreanSyllable {
  readonly initial: number
  readonly vowel: number
  /** 0 none, 1 k, 2 n, 3 t, 4 l, 5 m, 6 p, 7 ng. */
  readonly final: number
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const VOWELS = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'
const FINAL_SOUNDS = [0, 1, 1, 1, 2, 2, 2, 3, 4, 1, 5, 4, 4, 4, 6, 4, 5, 6, 6, 3, 3, 7, 3, 3, 1, 3, 6, 3]

const bitsOf = (letters: string, all: string): number =>
  [...letters].reduce((bits, letter) => bits | (1 << all.indexOf(letter)), 0)

/** Bits of some initials, given as Hangul letters. */
export const initials = (letters: string): number => bitsOf(letters, INITIALS)
/** Bits of some vowels, given as Hangul letters. */
export const vowels = (letters: string): number => bitsOf(letters, VOWELS)

/** The parts of one Hangul syllable; null for any other character. */
export function hangulSyllable(char: string): KoreanSyllable | null {
  const n = (char.codePointAt(0) ?? 0) - 0xac00
  if (n < 0 || n >= 11172) return null
  return {
    initial: 1 << Math.floor(n / 588),
    vowel: 1 << Math.floor((n % 588) / 28),
    final: 1 << (FINAL_SOUNDS[n % 28] ?? 0),
  }
}

const R = initials('ㄹ')
const N = initials('ㄴ')
const NONE = initials('ㅇ')
const CLOSE = vowels('ㅑㅒㅕㅖㅛㅠㅣ')

/**
 * Initials that the syllable may have under the other Korea's spelling: the South drops ㄹ and ㄴ at the head of a word before i and y
 * and makes ㄹ a ㄴ before other vowels (리 and 이, 로 and 노); the North writes them.
 */
function eitherSpelling({ initial, vowel }: KoreanSyllable): number {
  let wide = initial
  if (vowel & CLOSE) {
    if (initial & (R | N | NONE)) wide |= R | N | NONE
  } else if (initial & (R | N)) wide |= R | N
  return wide
}

const NEAR_VOWELS: readonly number[] = [
  vowels('ㅐㅔ'),
  vowels('ㅕㅛ'),
  vowels('ㅛㅠ'),
  vowels('ㅜㅡ'),
  vowels('ㅚㅙㅞ'),
  vowels('ㅢㅣ'),
]
const NASAL = (1 << 2) | (1 << 7)

/** How well two syllables agree: 1 the same reading, 0.96 possibly the same, 0.85 a sound apart, 0 different. */
export function syllableLikeness(a: KoreanSyllable, b: KoreanSyllable): number {
  if (a.initial === b.initial && a.vowel === b.vowel && a.final === b.final) return 1
  if ((eitherSpelling(a) & eitherSpelling(b)) === 0) return 0
  const vowel = (a.vowel & b.vowel) !== 0
  const final = (a.final & b.final) !== 0
  if (vowel && final) return (a.initial & b.initial) !== 0 ? 0.96 : 0.94
  if (vowel) return (a.final & NASAL) !== 0 && (b.final & NASAL) !== 0 ? 0.85 : 0
  if (!final) return 0
  return NEAR_VOWELS.some(near => (a.vowel & near) !== 0 && (b.vowel & near) !== 0) ? 0.85 : 0
}

const INITIAL_CLASSES: readonly (readonly [number, string])[] = [
  [initials('ㄱㄲㅋ'), 'K'],
  [initials('ㄷㄸㅌ'), 'T'],
  [initials('ㅂㅃㅍ'), 'P'],
  [initials('ㅈㅉㅊ'), 'J'],
  [initials('ㅅㅆ'), 'S'],
  [initials('ㅁ'), 'M'],
  [initials('ㅎ'), 'H'],
]
const FINAL_CLASSES = '-KNTLMPN'

/**
 * The syllable so coarsely that two syllables with any likeness have the same code: the family of its initial, with ㄴ, ㄹ and none as
 * one, and of its final, with n and ng as one.
 */
export function syllableCode({ initial, final }: KoreanSyllable): string {
  const family = INITIAL_CLASSES.find(([bits]) => (initial & bits) !== 0)?.[1] ?? 'O'
  return family + (FINAL_CLASSES[31 - Math.clz32(final)] ?? '-')
}
