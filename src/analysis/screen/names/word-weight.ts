import { COMMON_WORDS } from './common-words.ts'
import { givenName } from './given-names.ts'

/** What a word of a name is worth in a comparison: 1 for a telling one, near 0 for `Ltd` and `Mr`. */
export type WordWeight = (word: string) => number

const words = (text: string): string[] => text.split(/\s+/).filter(w => w !== '')

const TABLE: ReadonlyMap<string, number> = new Map<string, number>([
  ...words(COMMON_WORDS.common).map(w => [w, 0.65] as const),
  ...words(COMMON_WORDS.trade).map(w => [w, 0.65] as const),
  ...words(COMMON_WORDS.abundant).map(w => [w, 0.5] as const),
  ...['abdul', 'allah', 'din'].map(w => [w, 0.3] as const),
  ...words(COMMON_WORDS.title).map(w => [w, 0.1] as const),
  ...words(COMMON_WORDS.legal).map(w => [w, 0.1] as const),
  ...words(COMMON_WORDS.particle).map(w => [w, 0.08] as const),
])

/** What a common given name is worth, where nothing says otherwise. */
export const GIVEN_WEIGHT = 0.65

/** Words that carry so little that a name is not looked up by them alone: legal forms, titles, articles. */
export const IDLE_WEIGHT = 0.15

/** Words long enough that one letter wrong leaves no doubt which is meant, by their length. */
const PLAIN: ReadonlyMap<number, readonly string[]> = Map.groupBy(
  words(`${COMMON_WORDS.legal} ${COMMON_WORDS.abundant} ${COMMON_WORDS.trade} sheikh shaykh shaikh`).filter(
    w => w.length > 5,
  ),
  w => w.length,
)

/**
 * Weight of one word, lower case Latin letters and digits, from 0.08 to 1. From a fixed table and the word's length, never from the
 * names that happen to be indexed. A misspelled `limited` weighs as little as a right one.
 */
export function wordWeight(word: string): number {
  if (word.length === 1) return 0.25
  const known = TABLE.get(word)
  if (known !== undefined) return known
  if (givenName(word) > 0) return GIVEN_WEIGHT
  if (/^\d+$/.test(word)) return 0.5
  if (word.length === 2) return 0.5
  if (word.length === 3) return 0.8
  for (let length = Math.max(6, word.length - 1); length <= word.length + 1; length++)
    for (const plain of PLAIN.get(length) ?? []) if (oneEditApart(word, plain)) return TABLE.get(plain) ?? 1
  return 1
}

/** True where one insertion, deletion, substitution or swap of neighbours makes the words equal. */
export function oneEditApart(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (
    end < Math.min(a.length, b.length) - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  )
    end++
  const x = a.length - start - end
  const y = b.length - start - end
  if (x + y === 1 || (x <= 1 && y <= 1)) return true
  return x === 2 && y === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}

const FIRM_WORDS: ReadonlySet<string> = new Set(words(COMMON_WORDS.firm))

/** True for a word that only firms bear: their names are compared with people's and ships' too, but count for less. */
export function isFirmWord(word: string): boolean {
  return FIRM_WORDS.has(word)
}
