/** Tells whether a code point belongs. */
export type CharTest = (codePoint: number) => boolean

const isDigit: CharTest = c => c >= 48 && c <= 57
const isWord: CharTest = c => isDigit(c) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95
const isSpace: CharTest = c => c === 32 || (c >= 9 && c <= 13)
const isBlank: CharTest = c => c === 32 || c === 9 || c === 0xa0

/** The classes that a letter behind a backslash names, as PCRE has them without its UCP option: of ASCII only. */
export const LETTER_CLASSES: ReadonlyMap<string, CharTest> = new Map([
  ['d', isDigit],
  ['w', isWord],
  ['s', isSpace],
  ['h', isBlank],
  ['D', not(isDigit)],
  ['W', not(isWord)],
  ['S', not(isSpace)],
  ['H', not(isBlank)],
  ['N', c => c !== 10],
])

const isUpper: CharTest = c => c >= 65 && c <= 90
const isLower: CharTest = c => c >= 97 && c <= 122
const isGraph: CharTest = c => c > 32 && c < 127
const isAlnum: CharTest = c => isDigit(c) || isUpper(c) || isLower(c)

/** The classes of POSIX, written `[:alpha:]` within brackets. */
export const POSIX_CLASSES: ReadonlyMap<string, CharTest> = new Map([
  ['alpha', c => isUpper(c) || isLower(c)],
  ['digit', isDigit],
  ['alnum', isAlnum],
  ['upper', isUpper],
  ['lower', isLower],
  ['space', isSpace],
  ['blank', c => c === 32 || c === 9],
  ['punct', c => isGraph(c) && !isAlnum(c)],
  ['print', c => c >= 32 && c < 127],
  ['graph', isGraph],
  ['cntrl', c => c < 32 || c === 127],
  ['xdigit', c => isDigit(c) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102)],
  ['word', isWord],
  ['ascii', c => c < 128],
])

/** Whether a code point is a letter, digit or underscore of ASCII. */
export const isWordChar: CharTest = isWord

/** What another test does not meet. */
export function not(test: CharTest): CharTest {
  return c => !test(c)
}

/** A code point between two, both included. */
export function between(first: number, last: number): CharTest {
  return c => c >= first && c <= last
}

/** Meets what the test meets in either case. */
export function caseless(test: CharTest): CharTest {
  return c => {
    if (test(c)) return true
    const text = String.fromCodePoint(c)
    return [text.toLowerCase(), text.toUpperCase()].some(other => {
      const code = other.codePointAt(0) ?? 0
      return code !== c && other.length === (code > 0xffff ? 2 : 1) && test(code)
    })
  }
}
