import { InputError } from '../../model/errors.ts'
import { HASH_BYTES, HashRows } from './hash-rows.ts'
import { emptyRoot, hashPair, PURE_SHA256, type Sha256 } from './tree-hash.ts'

/**
 * The Merkle tree of RFC 6962, section 2.1, over hashes of leaves that are only ever appended. It keeps the hash of every full subtree,
 * 64 bytes a leaf, so the root and the proofs of any size that it ever had cost a few hashes.
 */
export class MerkleLog {
  readonly #hash: Sha256
  /** Row k holds the hashes of the full subtrees of 2^k leaves, from the left. */
  readonly #rows: HashRows[] = [new HashRows()]

  /** @param hash a quicker SHA-256 than the pure one */
  constructor(hash: Sha256 = PURE_SHA256) {
    this.#hash = hash
  }

  get size(): number {
    return this.#row(0).length
  }

  /** Appends the hash of a leaf. @throws InputError `leaf-malformed` */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_BYTES) throw new InputError('leaf-malformed', `a leaf is ${HASH_BYTES} bytes of hash`)
    let whole = leaf
    for (let k = 0; ; k++) {
      const row = this.#row(k)
      row.push(whole)
      if (row.length % 2 === 1) return
      whole = hashPair(row.at(row.length - 2), row.at(row.length - 1), this.#hash)
    }
  }

  /** Forgets all leaves behind the first `size`, as if they had never been appended. */
  cut(size: number): void {
    for (const [k, row] of this.#rows.entries()) row.cut(Math.floor(size / 2 ** k))
  }

  /** The hash of a leaf. @param index from 0 @throws InputError `tree-out-of-range` */
  leaf(index: number): Uint8Array {
    this.#within(index, this.size - 1)
    return copy(this.#row(0).at(index))
  }

  /** The root when the tree had `size` leaves. @throws InputError `tree-out-of-range` */
  root(size = this.size): Uint8Array {
    this.#within(size, this.size)
    return size === 0 ? emptyRoot(this.#hash) : copy(this.#over(0, size))
  }

  /** The root that the tree would have with more leaves behind the first `size` ones; nothing is appended. @throws InputError `tree-out-of-range` */
  rootWith(leaves: readonly Uint8Array[], size = this.size): Uint8Array {
    this.#within(size, this.size)
    // The full subtrees that make up the tree, from the left, with how many leaves each has.
    const peaks: { readonly width: number; readonly hash: Uint8Array }[] = []
    for (let from = 0; from < size; ) {
      const width = 2 ** Math.floor(Math.log2(size - from))
      peaks.push({ width, hash: this.#over(from, from + width) })
      from += width
    }
    for (const leaf of leaves) {
      let peak = { width: 1, hash: leaf }
      for (let left = peaks.at(-1); left?.width === peak.width; left = peaks.at(-1)) {
        peaks.pop()
        peak = { width: peak.width * 2, hash: hashPair(left.hash, peak.hash, this.#hash) }
      }
      peaks.push(peak)
    }
    let root = peaks.pop()?.hash
    if (root === undefined) return emptyRoot(this.#hash)
    for (let left = peaks.pop(); left !== undefined; left = peaks.pop()) root = hashPair(left.hash, root, this.#hash)
    return copy(root)
  }

  /**
   * The audit path of a leaf in the tree of `size` leaves (RFC 6962, section 2.1.1), from the bottom up.
   * @param index of the leaf, from 0
   * @throws InputError `tree-out-of-range`
   */
  inclusion(index: number, size = this.size): Uint8Array[] {
    this.#within(size, this.size)
    this.#within(index, size - 1)
    const path: Uint8Array[] = []
    let [from, until] = [0, size]
    while (until - from > 1) {
      const middle = from + split(until - from)
      if (index < middle) {
        path.push(copy(this.#over(middle, until)))
        until = middle
      } else {
        path.push(copy(this.#over(from, middle)))
        from = middle
      }
    }
    return path.reverse()
  }

  /**
   * The proof that the tree of `size` leaves goes on from that of `first` (RFC 6962, section 2.1.2).
   * @throws InputError `tree-out-of-range`
   */
  consistency(first: number, size = this.size): Uint8Array[] {
    this.#within(size, this.size)
    this.#within(first, size)
    const proof: Uint8Array[] = []
    if (first === 0 || first === size) return proof
    let [from, until] = [0, size]
    // Whether the part under consideration is a whole tree that the verifier knows as the first root.
    let known = true
    while (first !== until) {
      const middle = from + split(until - from)
      if (first <= middle) {
        proof.push(copy(this.#over(middle, until)))
        until = middle
      } else {
        proof.push(copy(this.#over(from, middle)))
        from = middle
        known = false
      }
    }
    if (!known) proof.push(copy(this.#over(from, until)))
    return proof.reverse()
  }

  /** The hash over the leaves [from, until), where `from` is a multiple of the largest power of two below the width. */
  #over(from: number, until: number): Uint8Array {
    const width = until - from
    const k = Math.log2(width)
    if (Number.isInteger(k)) return this.#row(k).at(from / width)
    const middle = from + split(width)
    return hashPair(this.#over(from, middle), this.#over(middle, until), this.#hash)
  }

  #row(k: number): HashRows {
    const row = this.#rows[k] ?? new HashRows()
    this.#rows[k] = row
    return row
  }

  #within(value: number, most: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && value <= most) return
    throw new InputError('tree-out-of-range', `the log has ${this.size} leaves, so there is no ${value} in it`)
  }
}

/** The largest power of two that is smaller than a width of 2 or more. */
function split(width: number): number {
  return 2 ** Math.floor(Math.log2(width - 1))
}

// A hash handed in may give Buffers, whose slices share their memory.
function copy(hash: Uint8Array): Uint8Array {
  return Uint8Array.from(hash)
}
