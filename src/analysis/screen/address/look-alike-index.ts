import { addressEnds } from './address-ends.ts'
import { AddressIndex, type AddressRow } from './address-index.ts'
import { type PackedTexts, TextPacker, textAt } from './packed-texts.ts'

/** Another address that shows the same ends. */
export interface LookAlike {
  readonly address: string
  readonly ref: number
  /** Equal characters after the form's prefix, and at the end. */
  readonly head: number
  readonly tail: number
}

/** Most answers, and most addresses of one pair of ends that are looked at: somebody may have made thousands. */
const MOST_ANSWERS = 16
const MOST_LOOKED_AT = 256

/**
 * Addresses by their ends: what a hurried reader compares, and what an address poisoner imitates. For listed addresses and for one's own
 * counterparties.
 */
export class LookAlikeIndex {
  readonly #byEnds: AddressIndex
  readonly #texts: PackedTexts
  readonly #refs: readonly number[]

  private constructor(byEnds: AddressIndex, texts: PackedTexts, refs: readonly number[]) {
    this.#byEnds = byEnds
    this.#texts = texts
    this.#refs = refs
  }

  /** Builds the index of canonical addresses; texts without ends to compare are left out. */
  static build(rows: Iterable<AddressRow>): LookAlikeIndex {
    const packer = new TextPacker()
    const refs: number[] = []
    const ends = function* (): Iterable<AddressRow> {
      for (const { address, ref } of rows) {
        const shown = addressEnds(address)
        if (shown === null || !packer.add(address)) continue
        refs.push(ref)
        yield { address: shown.key, ref: refs.length - 1 }
      }
    }
    const byEnds = AddressIndex.build(ends())
    return new LookAlikeIndex(byEnds, packer.pack(), refs)
  }

  get size(): number {
    return this.#refs.length
  }

  /** Bytes held in arrays. */
  get bytes(): number {
    return this.#byEnds.bytes + this.#texts.bytes + 8 * this.#refs.length
  }

  /** Other addresses with the same ends as a canonical address, the most alike first; at most 16. */
  near(address: string): readonly LookAlike[] {
    const shown = addressEnds(address)
    if (shown === null) return []
    const found: LookAlike[] = []
    for (const row of this.#byEnds.find(shown.key, MOST_LOOKED_AT)) {
      const other = textAt(this.#texts, row)
      if (other === address) continue
      found.push({ address: other, ref: this.#refs[row] as number, ...equalEnds(address, other, shown.prefix) })
    }
    return found.sort((a, b) => b.head + b.tail - a.head - a.tail || a.ref - b.ref).slice(0, MOST_ANSWERS)
  }
}

function equalEnds(a: string, b: string, prefix: number): { head: number; tail: number } {
  const most = Math.min(a.length, b.length) - prefix
  let head = 0
  while (head < most && a[prefix + head] === b[prefix + head]) head++
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { head, tail }
}
