const SYMBOLS = 'abcdefghijklmnopqrstuvwxyzSC0123456789'
const EDGE = SYMBOLS.length
const WIDTH = EDGE + 1

/**
 * Finds the keys a few letters away from a word by the pairs of neighbouring letters that they share, the word's edges counted as
 * letters. Lookups hold scratch space, so one index serves one thread.
 */
export class GramIndex {
  readonly bytes: number
  private readonly places: ReadonlyMap<string, number>
  /** Keys by length, so that those of like length lie side by side in every list. */
  private readonly keys: readonly string[]
  /** Where the keys of each length begin. */
  private readonly lengthFrom: Int32Array
  /** A bit for each letter that occurs in the key. */
  private readonly letters: Int32Array
  private readonly itemsFrom: Int32Array
  private readonly items: Int32Array
  private readonly keysFrom: Int32Array
  private readonly keysWith: Int32Array
  private readonly seen: Int32Array
  private readonly codes = new Int8Array(128).fill(EDGE)
  private turn = 0

  /**
   * @param keyed keys with the numbers of the items they belong to
   * @param alike false where keys are only looked up as a whole
   */
  constructor(keyed: ReadonlyMap<string, readonly number[]>, alike = true) {
    for (let n = 0; n < SYMBOLS.length; n++) this.codes[SYMBOLS.charCodeAt(n)] = n
    this.keys = [...keyed.keys()].sort((a, b) => a.length - b.length)
    this.places = new Map(this.keys.map((key, n) => [key, n]))
    const longest = this.keys.at(-1)?.length ?? 0
    this.lengthFrom = new Int32Array(longest + 2).fill(this.keys.length)
    for (let n = this.keys.length - 1; n >= 0; n--)
      for (let length = this.keys[n]?.length ?? 0; length >= 0 && (this.lengthFrom[length] ?? 0) > n; length--)
        this.lengthFrom[length] = n
    this.letters = Int32Array.from(alike ? this.keys : [], key => this.lettersOf(key))
    this.seen = new Int32Array(alike ? this.keys.length : 0)
    ;[this.itemsFrom, this.items] = listsOf(this.keys.map(key => keyed.get(key) ?? []))
    ;[this.keysFrom, this.keysWith] = this.byPair(alike ? this.keys : [])
    const arrays = [this.itemsFrom, this.items, this.keysFrom, this.keysWith, this.letters, this.seen]
    this.bytes = arrays.reduce((sum, a) => sum + a.byteLength, 0) + this.keys.length * 72
  }

  /** Items under the key itself. */
  exact(key: string): Int32Array {
    const n = this.places.get(key)
    return n === undefined ? this.items.subarray(0, 0) : this.itemsAt(n)
  }

  /**
   * Calls back with the items of every key that may be the word with one letter wrong, or two where it has eight letters or more. A
   * wrong letter spoils at most three pairs, so a key that shares none of the word's rarest pairs is never looked at.
   */
  like(key: string, found: (item: number) => void): void {
    const length = key.length
    if (length < 3) return
    const edits = length < 8 ? 1 : 2
    const { keysFrom, keysWith, letters, seen, lengthFrom } = this
    const first = lengthFrom[Math.max(1, length - edits)] ?? this.keys.length
    const last = lengthFrom[Math.min(lengthFrom.length - 1, length + edits + 1)] ?? this.keys.length
    const own = this.lettersOf(key)
    const turn = ++this.turn
    const pairs = this.pairsOf(key).sort((a, b) => this.frequency(a) - this.frequency(b))
    for (const pair of pairs.slice(0, edits * 3 + 1)) {
      const end = keysFrom[pair + 1] ?? 0
      for (let k = lowerBound(keysWith, keysFrom[pair] ?? 0, end, first); k < end; k++) {
        const n = keysWith[k] ?? 0
        if (n >= last) break
        if (seen[n] === turn) continue
        seen[n] = turn
        if (bitsIn(own ^ (letters[n] ?? 0)) > edits * 2) continue
        for (let i = this.itemsFrom[n] ?? 0; i < (this.itemsFrom[n + 1] ?? 0); i++) found(this.items[i] ?? 0)
      }
    }
  }

  private frequency(pair: number): number {
    return (this.keysFrom[pair + 1] ?? 0) - (this.keysFrom[pair] ?? 0)
  }

  private itemsAt(n: number): Int32Array {
    return this.items.subarray(this.itemsFrom[n], this.itemsFrom[n + 1])
  }

  private lettersOf(key: string): number {
    let bits = 0
    for (let i = 0; i < key.length; i++) bits |= 1 << ((this.codes[key.charCodeAt(i) & 127] ?? 0) & 31)
    return bits
  }

  private pairsOf(key: string): number[] {
    const pairs: number[] = []
    let before = EDGE
    for (let i = 0; i <= key.length; i++) {
      const here = i < key.length ? (this.codes[key.charCodeAt(i) & 127] ?? EDGE) : EDGE
      const pair = before * WIDTH + here
      if (!pairs.includes(pair)) pairs.push(pair)
      before = here
    }
    return pairs
  }

  private byPair(keys: readonly string[]): [Int32Array, Int32Array] {
    const from = new Int32Array(WIDTH * WIDTH + 1)
    const all: number[] = []
    keys.forEach((key, n) => {
      for (const pair of this.pairsOf(key)) all.push(pair, n)
    })
    for (let k = 0; k < all.length; k += 2) from[(all[k] ?? 0) + 1] = (from[(all[k] ?? 0) + 1] ?? 0) + 1
    for (let p = 0; p < WIDTH * WIDTH; p++) from[p + 1] = (from[p + 1] ?? 0) + (from[p] ?? 0)
    const next = from.slice()
    const found = new Int32Array(all.length / 2)
    for (let k = 0; k < all.length; k += 2) {
      const pair = all[k] ?? 0
      const at = next[pair] ?? 0
      found[at] = all[k + 1] ?? 0
      next[pair] = at + 1
    }
    return [from, found]
  }
}

/** Lists laid end to end: where each begins, and what is in them. */
function listsOf(lists: readonly (readonly number[])[]): [Int32Array, Int32Array] {
  const from = new Int32Array(lists.length + 1)
  lists.forEach((list, n) => {
    from[n + 1] = (from[n] ?? 0) + list.length
  })
  const items = new Int32Array(from[lists.length] ?? 0)
  lists.forEach((list, n) => {
    items.set(list, from[n] ?? 0)
  })
  return [from, items]
}

/** First place from `from` on at which the rising list is not below `value`. */
function lowerBound(list: Int32Array, from: number, to: number, value: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function bitsIn(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
