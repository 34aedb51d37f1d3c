import { MOST_ADDED } from './corroborate.ts'
import { koreanKey } from './korean/korean-name.ts'
import type { NameReading } from './name-reading.ts'
import type { NameTable } from './name-table.ts'
import type { NameWord } from './name-word.ts'
import { blend, leastShare } from './score-words.ts'
import { INITIAL, type WordMeter } from './word-meter.ts'
import { WordSearch } from './word-search.ts'
import { IDLE_WEIGHT } from './word-weight.ts'

/**
 * Gives the readings that may reach a score. Each word of the query finds the listed words like it, each of those adds its likeness to
 * every reading that holds it, and a reading whose sums cannot make the score is left out. The sums bound the true score from above.
 */
export class NameSearch {
  readonly bytes: number
  private readonly table: NameTable
  private readonly words: WordSearch
  private readonly readingsFrom: Int32Array
  private readonly readings: Int32Array
  private readonly byKorean: ReadonlyMap<string, readonly number[]>
  /** Sums of the readings touched by the query at hand, and which query and which of its words touched them last. */
  private readonly asked: Float32Array
  private readonly listed: Float32Array
  private readonly query: Int32Array
  private readonly word: Int32Array
  private queries = 0
  private turns = 0

  constructor(table: NameTable, meter: WordMeter) {
    this.table = table
    this.words = new WordSearch(table.columns.words, meter)
    ;[this.readingsFrom, this.readings] = readingsByWord(table)
    this.byKorean = readingsByKorean(table)
    this.asked = new Float32Array(table.readings)
    this.listed = new Float32Array(table.readings)
    this.query = new Int32Array(table.readings)
    this.word = new Int32Array(table.readings)
    this.bytes =
      this.words.bytes +
      this.readings.byteLength +
      this.readingsFrom.byteLength +
      table.readings * 16 +
      this.byKorean.size * 150
  }

  /** Readings, without order, that may reach the score with the reading that is asked. */
  candidates(asked: NameReading, score: number): readonly number[] {
    this.queries++
    const touched: number[] = []
    const initials = asked.words.filter(w => w.text.length === 1)
    const initialWeight = initials.reduce((sum, w) => sum + w.weight, 0)
    const least = leastShare(score - MOST_ADDED) * asked.weight
    const ordered = onceEach(asked.words)
    this.touchJoined(asked.words, touched)
    let left = asked.weight
    for (const { word, weight } of ordered) {
      if (word.text.length > 1) {
        // A reading first met here cannot gather more than what is left; words like `Ltd` only add to what is met already.
        const open = left >= least && (word.weight > IDLE_WEIGHT || touched.length === 0)
        this.touch(word, weight, open, touched)
      }
      left -= weight
    }
    return this.pick(asked, initialWeight, initials.length, score, touched)
  }

  private touch(word: NameWord, weight: number, open: boolean, touched: number[]): void {
    this.turns++
    for (const { id, likeness } of this.words.like(word)) this.add(id, weight * likeness, likeness, open, touched)
    for (const half of this.words.halves(word)) {
      this.turns++
      this.add(half, weight / 2, 1, open, touched)
    }
  }

  /** Two words of the query that the list writes as one. */
  private touchJoined(words: readonly NameWord[], touched: number[]): void {
    for (const a of words)
      for (const b of words) {
        if (a === b || a.vowelless || b.vowelless || a.text.length + b.text.length > 20) continue
        this.turns++
        for (const id of this.words.joined(a, b)) this.add(id, a.weight + b.weight, 1, true, touched)
      }
  }

  private add(id: number, toAsked: number, likeness: number, open: boolean, touched: number[]): void {
    const toListed = (this.table.columns.words[id]?.weight ?? 0) * likeness
    const { readings, readingsFrom, query, word } = this
    const end = readingsFrom[id + 1] ?? 0
    for (let k = readingsFrom[id] ?? 0; k < end; k++) {
      const n = readings[k] ?? 0
      if (query[n] !== this.queries) {
        if (!open) continue
        query[n] = this.queries
        this.asked[n] = 0
        this.listed[n] = 0
        touched.push(n)
      } else if (word[n] === this.turns) {
        // The word has found a better partner here; another could be a second word's, so only the listed side is credited.
        this.listed[n] = (this.listed[n] ?? 0) + toListed
        continue
      }
      word[n] = this.turns
      this.asked[n] = (this.asked[n] ?? 0) + toAsked
      this.listed[n] = (this.listed[n] ?? 0) + toListed
    }
  }

  private pick(
    asked: NameReading,
    initialWeight: number,
    initials: number,
    score: number,
    touched: readonly number[],
  ): readonly number[] {
    const { weight, initials: listedInitials } = this.table.columns
    const picked: number[] = []
    for (const n of touched) {
      const own = weight[n] ?? 0
      const more = listedInitials[n] ?? 0
      const ofAsked = Math.min(asked.weight, (this.asked[n] ?? 0) + initialWeight + more * INITIAL)
      const ofListed = Math.min(own, (this.listed[n] ?? 0) + initials * INITIAL + more * 0.25)
      if (blend(ofAsked, asked.weight, ofListed, own) >= score - MOST_ADDED - 0.001) picked.push(n)
    }
    for (const key of new Set(asked.korean.map(koreanKey)))
      for (const n of this.byKorean.get(key) ?? []) if (!picked.includes(n)) picked.push(n)
    return picked
  }
}

/** The words by weight, each once, with the weight of all its places. */
function onceEach(words: readonly NameWord[]): readonly { readonly word: NameWord; readonly weight: number }[] {
  const once = new Map<string, { word: NameWord; weight: number }>()
  for (const word of words) {
    const known = once.get(word.text)
    if (known === undefined) once.set(word.text, { word, weight: word.weight })
    else known.weight += word.weight
  }
  return [...once.values()].sort((a, b) => b.weight - a.weight)
}

function readingsByWord(table: NameTable): [Int32Array, Int32Array] {
  const { words, wordOf, wordsFrom } = table.columns
  const from = new Int32Array(words.length + 1)
  for (const id of wordOf) from[id + 1] = (from[id + 1] ?? 0) + 1
  for (let id = 0; id < words.length; id++) from[id + 1] = (from[id + 1] ?? 0) + (from[id] ?? 0)
  const next = from.slice()
  const readings = new Int32Array(wordOf.length)
  for (let n = 0; n < table.readings; n++)
    for (let k = wordsFrom[n] ?? 0; k < (wordsFrom[n + 1] ?? 0); k++) {
      const id = wordOf[k] ?? 0
      const at = next[id] ?? 0
      readings[at] = n
      next[id] = at + 1
    }
  return [from, readings]
}

function readingsByKorean(table: NameTable): ReadonlyMap<string, readonly number[]> {
  const byKey = new Map<string, number[]>()
  for (const [n, names] of table.columns.korean)
    for (const key of new Set(names.map(koreanKey))) {
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [n])
      else list.push(n)
    }
  return byKey
}
