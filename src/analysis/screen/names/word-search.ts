import { foldWord } from './fold-word.ts'
import { GramIndex } from './gram-index.ts'
import type { NameWord } from './name-word.ts'
import { LEAST_LIKENESS, type WordMeter } from './word-meter.ts'
import { IDLE_WEIGHT } from './word-weight.ts'

/** A listed word like one that was asked for. */
export interface LikeWord {
  readonly id: number
  readonly likeness: number
}

/** Words whose like ones are kept. */
const MOST_KEPT = 4000

/** Finds the listed words like a word: of equal spelling, sound or consonants, or few edits away. */
export class WordSearch {
  readonly bytes: number
  private readonly words: readonly NameWord[]
  private readonly meter: WordMeter
  private readonly byText: ReadonlyMap<string, number>
  private readonly spelled: GramIndex
  private readonly folded: GramIndex
  private readonly bones: GramIndex
  private readonly print: GramIndex
  private readonly given: GramIndex
  /** Consonants as Arabic script has them: of all words, for a query in Arabic script; of words in that script, for the others. */
  private readonly consonants: GramIndex
  private readonly arabic: GramIndex
  /** Which lookup met a word last. */
  private readonly seen: Int32Array
  private turn = 0
  private readonly kept = new Map<string, readonly LikeWord[]>()

  constructor(words: readonly NameWord[], meter: WordMeter) {
    this.words = words
    this.meter = meter
    this.seen = new Int32Array(words.length)
    this.byText = new Map(words.flatMap((w, id) => (w.sure ? [] : [[w.text, id] as const])))
    this.spelled = new GramIndex(
      grouped(words, w => (w.vowelless || w.numeric || w.weight <= IDLE_WEIGHT ? '' : w.text)),
    )
    this.folded = new GramIndex(
      grouped(words, w => (w.vowelless || w.numeric ? '' : w.folded)),
      false,
    )
    this.bones = new GramIndex(
      grouped(words, w => (w.vowelless || w.numeric || w.bones.length < 2 ? '' : w.bones)),
      false,
    )
    this.print = new GramIndex(
      grouped(words, w => (w.vowelless || w.numeric || w.text.length < 3 ? '' : w.print)),
      false,
    )
    this.given = new GramIndex(
      grouped(words, w => (w.given > 0 ? String(w.given) : '')),
      false,
    )
    this.consonants = new GramIndex(grouped(words, w => (w.numeric ? '' : w.arabic)))
    this.arabic = new GramIndex(grouped(words, w => (w.vowelless ? w.arabic : '')))
    this.bytes =
      this.spelled.bytes +
      this.folded.bytes +
      this.bones.bytes +
      this.print.bytes +
      this.given.bytes +
      this.consonants.bytes +
      this.arabic.bytes +
      words.length * 52
  }

  /** Best first. Kept for the words asked for last: every second name holds one of a few thousand. */
  like(word: NameWord): readonly LikeWord[] {
    const key = `${word.text} ${word.vowelless ? 1 : 0}${word.sure ? 1 : 0}${word.weight}`
    const kept = this.kept.get(key)
    if (kept !== undefined) return kept
    if (this.kept.size >= MOST_KEPT) this.kept.clear()
    const found = this.find(word)
    this.kept.set(key, found)
    return found
  }

  private find(word: NameWord): readonly LikeWord[] {
    const found: LikeWord[] = []
    const { seen } = this
    const turn = ++this.turn
    const take = (id: number): void => {
      if (seen[id] === turn) return
      seen[id] = turn
      const other = this.words[id]
      if (other === undefined) return
      const likeness = this.meter.likeness(word, other)
      if (likeness >= LEAST_LIKENESS) found.push({ id, likeness })
    }
    if (word.given > 0) for (const id of this.given.exact(String(word.given))) take(id)
    if (word.vowelless) {
      for (const id of this.consonants.exact(word.arabic)) take(id)
      if (word.arabic.length > 2) this.consonants.like(word.arabic, take)
    } else if (word.numeric) {
      const same = this.byText.get(word.text)
      if (same !== undefined) take(same)
    } else {
      for (const id of this.folded.exact(word.folded)) take(id)
      if (word.sure) return found
      if (word.weight > IDLE_WEIGHT) this.spelled.like(word.text, take)
      if (word.bones.length > 1) for (const id of this.bones.exact(word.bones)) take(id)
      if (word.text.length > 2) for (const id of this.print.exact(word.print)) take(id)
      for (const id of this.arabic.exact(word.arabic)) take(id)
      if (word.arabic.length > 2) this.arabic.like(word.arabic, take)
    }
    return found.sort((a, b) => b.likeness - a.likeness)
  }

  /** Listed words of equal sound with two words written as one, or of equal consonants and one letter away. */
  joined(a: NameWord, b: NameWord): readonly number[] {
    const text = a.text + b.text
    const found = [...this.folded.exact(foldWord(text))]
    const bones = a.bones + b.bones
    if (bones.length > 2)
      for (const id of this.bones.exact(bones)) {
        const other = this.words[id]?.text ?? ''
        if (Math.abs(other.length - text.length) < 2 && this.meter.edits(text, other) === 1) found.push(id)
      }
    return found
  }

  /** Listed words that make up the word where it is cut in two, each with its other half. */
  halves(word: NameWord): readonly number[] {
    const halves: number[] = []
    if (word.vowelless || word.numeric || word.sure) return halves
    for (let cut = 2; cut <= word.text.length - 2; cut++) {
      const left = this.byText.get(word.text.slice(0, cut))
      const right = left === undefined ? undefined : this.byText.get(word.text.slice(cut))
      if (left !== undefined && right !== undefined) halves.push(left, right)
    }
    return halves
  }
}

function grouped(
  words: readonly NameWord[],
  keyOf: (word: NameWord) => string,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  words.forEach((word, id) => {
    const key = keyOf(word)
    if (key === '') return
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [id])
    else group.push(id)
  })
  return groups
}
