import { HashPairs } from '../monitor/hash-pairs.ts'
import { ID_LONG, idHash, packId } from '../monitor/packed-id.ts'
import { grown } from './grown.ts'

/** † Ids of one generation. */
const GENERATION = 1 << 22

/** Knows the latest four to eight million ids of events, so that an event which comes again is told from a new one. */
export class RecentIds {
  /** Of the id that was taken last: its form, and its words. */
  form = 0
  readonly words = new Uint32Array(4)
  readonly #most: number
  #young = new IdGeneration()
  #old = new IdGeneration()
  constructor(most = GENERATION) {
    this.#most = most
  }

  /** Takes an id in; false: it came before. */
  take(id: string): boolean {
    this.form = packId(id, this.words)
    const hash = idHash(this.form, this.words, 0, 0)
    if (this.#young.has(hash, this.form, this.words, id) || this.#old.has(hash, this.form, this.words, id)) return false
    if (this.#young.size === this.#most) {
      this.#old = this.#young
      this.#young = new IdGeneration()
    }
    this.#young.add(hash, this.form, this.words, id)
    return true
  }
}

/** A set of ids, packed. */
class IdGeneration {
  size = 0
  readonly #index = new HashPairs()
  #words = new Uint32Array(4_096)
  #forms = new Uint8Array(1_024)
  readonly #long = new Map<number, string>()

  has(hash: number, form: number, words: Uint32Array, id: string): boolean {
    for (let n = this.#index.first(hash); n !== -1; n = this.#index.next()) {
      if (this.#forms[n] !== form) continue
      const at = n * 4
      const held = this.#words
      if (held[at] !== words[0] || held[at + 1] !== words[1]) continue
      if (held[at + 2] !== words[2] || held[at + 3] !== words[3]) continue
      if (form !== ID_LONG || this.#long.get(n) === id) return true
    }
    return false
  }

  add(hash: number, form: number, words: Uint32Array, id: string): void {
    const n = this.size++
    if (n === this.#forms.length) {
      this.#forms = grown(this.#forms, n * 2)
      this.#words = grown(this.#words, n * 8)
    }
    this.#forms[n] = form
    this.#words.set(words, n * 4)
    if (form === ID_LONG) this.#long.set(n, id)
    this.#index.add(hash, n)
  }
}
