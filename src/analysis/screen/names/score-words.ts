import { foldWord } from './fold-word.ts'
import type { NameReading } from './name-reading.ts'
import type { NameWord } from './name-word.ts'
import { LEAST_LIKENESS, type WordMeter } from './word-meter.ts'
import { IDLE_WEIGHT } from './word-weight.ts'

/** Words of the query that stand for words of the name. */
export interface WordPair {
  /** Places in the query's and the name's words: one each, or two on the side where a word was split. */
  readonly asked: readonly number[]
  readonly listed: readonly number[]
  readonly likeness: number
}

/** How far the words of two readings agree. */
export interface WordScore {
  readonly score: number
  readonly pairs: readonly WordPair[]
}

/** A word that is written as two counts a little less than the word itself; one whose vowels differ besides, less still. */
const SPLIT = 0.95
const SPLIT_SHORT = 0.9
const SPLIT_BONES = 0.88

/** The script of names in Chinese characters. */
export const HAN = 'Chinese characters'
/** Below this, all that agrees is one word that many bear: a difference counts for more. */
const LEAST_EVIDENCE = 0.9

/**
 * Score of two sets of words from how much of each side's weight is matched. A name of which the query leaves words out, or to which
 * it adds some, still scores well where what agrees is telling enough: two words of full weight.
 * @param whole true where a name with one word more is another name
 */
export function blend(asked: number, askedWeight: number, listed: number, listedWeight: number, whole = false): number {
  if (askedWeight === 0 || listedWeight === 0) return 0
  const base = (asked + listed) / (askedWeight + listedWeight)
  if (whole) return base
  const ofAsked = asked / askedWeight
  const ofListed = listed / listedWeight
  const part = Math.max(ofAsked, ofListed) * (0.78 + 0.22 * Math.min(ofAsked, ofListed))
  const telling = Math.min(1, Math.max(0, (Math.min(asked, listed) - 0.9) / 0.7))
  return base + telling * Math.max(0, part - base)
}

/** The least share of the query's weight that must be matched for a score. */
export function leastShare(score: number): number {
  return Math.max(0.1, (score - 0.78) / 0.22)
}

/** Pairs words of the two readings, best first, and scores what they cover. The order of the words plays no part. */
export function scoreWords(asked: NameReading, listed: NameReading, meter: WordMeter): WordScore {
  const pairs = possiblePairs(asked.words, listed.words, meter)
  const worth = (p: WordPair): number =>
    p.likeness * (weightOf(asked.words, p.asked) + weightOf(listed.words, p.listed))
  pairs.sort((a, b) => worth(b) - worth(a) || order(asked, listed, a, b))
  const usedAsked = new Set<number>()
  const usedListed = new Set<number>()
  const taken: WordPair[] = []
  let ofAsked = 0
  let ofListed = 0
  for (const pair of pairs) {
    if (pair.asked.some(n => usedAsked.has(n)) || pair.listed.some(n => usedListed.has(n))) continue
    for (const n of pair.asked) usedAsked.add(n)
    for (const n of pair.listed) usedListed.add(n)
    taken.push(pair)
    ofAsked += pair.likeness * weightOf(asked.words, pair.asked)
    ofListed += pair.likeness * weightOf(listed.words, pair.listed)
  }
  // Of two or three characters every one counts: Jiang Wen is not Jiang Wen-ji.
  const whole = asked.script === HAN && asked.words.length < 4
  const score = blend(ofAsked, asked.weight, ofListed, listed.weight, whole)
  // Rounded, so that the order in which the sums were made cannot decide at a threshold.
  return { score: Math.round((score - (1 - score) * thin(asked, listed, taken)) * 1e6) / 1e6, pairs: taken }
}

/**
 * How much more a difference counts, 0 to 0.8, where all that a name has to tell is one short word: `Crist LLC` is not `Crest`.
 */
function thin(asked: NameReading, listed: NameReading, pairs: readonly WordPair[]): number {
  const a = tellingLetters(asked)
  const b = tellingLetters(listed)
  // Consonants alone of a single word are those of many.
  if (a.vowelless !== b.vowelless && Math.min(a.words, b.words) < 2) return 1.2
  const letters = Math.min(a.letters, b.letters)
  const short = letters >= 10 ? 0 : Math.min(0.8, (10 - letters) * 0.2)
  return short + Math.max(0, LEAST_EVIDENCE - evidence(asked, listed, pairs)) * 2
}

/** What the words that agree tell together, initials and idle words left out. */
function evidence(asked: NameReading, listed: NameReading, pairs: readonly WordPair[]): number {
  let sum = 0
  for (const { asked: a, listed: b, likeness } of pairs) {
    const x = weightOf(asked.words, a)
    const y = weightOf(listed.words, b)
    const isInitial = [asked.words[a[0] ?? 0], listed.words[b[0] ?? 0]].some(w => w?.text.length === 1)
    if (!isInitial && Math.min(x, y) > IDLE_WEIGHT) sum += likeness * Math.min(x, y)
  }
  return sum
}

function tellingLetters({ words }: NameReading): { letters: number; words: number; vowelless: boolean } {
  const telling = words.filter(w => w.weight > IDLE_WEIGHT)
  const vowelless = telling.some(w => w.vowelless)
  const letters = telling.reduce((sum, w) => sum + w.text.length, 0)
  return { letters: vowelless ? letters * 1.4 : letters, words: telling.length, vowelless }
}

const weightOf = (words: readonly NameWord[], places: readonly number[]): number =>
  places.reduce((sum, n) => sum + (words[n]?.weight ?? 0), 0)

/** By the words themselves, so that equal worth is settled alike whatever their order. */
function order(asked: NameReading, listed: NameReading, a: WordPair, b: WordPair): number {
  const text = (p: WordPair): string =>
    `${p.asked.map(n => asked.words[n]?.text).join(' ')}=${p.listed.map(n => listed.words[n]?.text).join(' ')}`
  const [x, y] = [text(a), text(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

function possiblePairs(asked: readonly NameWord[], listed: readonly NameWord[], meter: WordMeter): WordPair[] {
  const pairs: WordPair[] = []
  const settledAsked = new Set<number>()
  const settledListed = new Set<number>()
  asked.forEach((a, i) => {
    listed.forEach((b, j) => {
      const likeness = meter.likeness(a, b)
      if (likeness < LEAST_LIKENESS) return
      pairs.push({ asked: [i], listed: [j], likeness })
      if (likeness < 0.97) return
      settledAsked.add(i)
      settledListed.add(j)
    })
  })
  if (settledAsked.size < asked.length && settledListed.size < listed.length) {
    splitPairs(asked, listed, settledAsked, settledListed, meter, (two, one, likeness) =>
      pairs.push({ asked: two, listed: [one], likeness }),
    )
    splitPairs(listed, asked, settledListed, settledAsked, meter, (two, one, likeness) =>
      pairs.push({ asked: [one], listed: two, likeness }),
    )
  }
  return pairs
}

/** Two words of the one side that make one of the other: `jong un` and `jongun`, in either order. */
function splitPairs(
  parts: readonly NameWord[],
  wholes: readonly NameWord[],
  settledParts: ReadonlySet<number>,
  settledWholes: ReadonlySet<number>,
  meter: WordMeter,
  found: (two: readonly number[], one: number, likeness: number) => void,
): void {
  wholes.forEach((whole, k) => {
    if (settledWholes.has(k) || whole.vowelless || whole.text.length < 4) return
    parts.forEach((a, i) => {
      if (a.vowelless || a.text.length >= whole.text.length + 1) return
      parts.forEach((b, j) => {
        const length = a.text.length + b.text.length
        if (i === j || b.vowelless || Math.abs(length - whole.text.length) > 2) return
        if (settledParts.has(i) && settledParts.has(j)) return
        if (a.text.charCodeAt(0) !== whole.text.charCodeAt(0)) return
        const joined = a.text + b.text
        if (joined === whole.text || foldWord(joined) === whole.folded)
          found([i, j], k, whole.text.length > 6 ? SPLIT : SPLIT_SHORT)
        else if (a.bones + b.bones === whole.bones && whole.bones.length > 2 && meter.edits(joined, whole.text) === 1)
          found([i, j], k, SPLIT_BONES)
      })
    })
  })
}
