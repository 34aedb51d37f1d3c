import type { EntryName } from '../../../model/list-entry.ts'
import type { KoreanName } from './korean/korean-name.ts'
import { isFirm, type NameReading } from './name-reading.ts'
import type { NameRow } from './name-row.ts'
import type { NameWord } from './name-word.ts'

/** All listed names as columns. A reading is one way in which one name of one row is read; most names have one. */
export interface NameColumns {
  readonly rows: readonly NameRow[]
  readonly names: readonly EntryName[]
  /** Every word that occurs, once. */
  readonly words: readonly NameWord[]
  /** By reading: its place in `rows`, in `names`, and where its words begin in `wordOf` (one more than there are readings). */
  readonly rowOf: Int32Array
  readonly nameOf: Int32Array
  readonly wordsFrom: Int32Array
  readonly wordOf: Int32Array
  readonly weight: Float32Array
  /** Single letters among the words. */
  readonly initials: Uint8Array
  readonly scripts: readonly (string | null)[]
  /** By reading, for those that may be Korean. */
  readonly korean: ReadonlyMap<number, readonly KoreanName[]>
}

/** The listed names of an index, each word held once. */
export class NameTable {
  readonly columns: NameColumns
  readonly readings: number

  constructor(columns: NameColumns) {
    this.columns = columns
    this.readings = columns.rowOf.length
  }

  reading(n: number): NameReading {
    const { wordsFrom, wordOf, words, weight, scripts, korean } = this.columns
    const own: NameWord[] = []
    for (let k = wordsFrom[n] ?? 0; k < (wordsFrom[n + 1] ?? 0); k++) {
      const word = words[wordOf[k] ?? 0]
      if (word !== undefined) own.push(word)
    }
    return {
      script: scripts[n] ?? null,
      words: own,
      weight: weight[n] ?? 0,
      korean: korean.get(n) ?? [],
      firm: isFirm({ words: own }),
    }
  }

  /** Bytes of the columns: arrays exactly; a word with its three or four short strings at 240, a Korean reading at 200. */
  get bytes(): number {
    const c = this.columns
    const arrays = [c.rowOf, c.nameOf, c.wordsFrom, c.wordOf, c.weight, c.initials].reduce(
      (n, a) => n + a.byteLength,
      0,
    )
    return arrays + c.words.length * 240 + c.korean.size * 200 + (c.rows.length + c.names.length + c.scripts.length) * 8
  }
}
