import { MerkleLog } from '../../analysis/merkle/merkle-log.ts'
import { hexBytes, type Seals } from './node-key.ts'

const PAGE = 10_000

/** Where leaves are read from, 64 hex digits each. */
export type LeafReader = (after: number, limit: number) => Promise<readonly string[]>

/** The Merkle tree over leaves that lie in a store, kept in memory and grown as the store grows. */
export class LogTree {
  readonly #read: LeafReader
  readonly #log: MerkleLog
  readonly #breathe: () => Promise<void>
  #growing: Promise<unknown> = Promise.resolve()

  /** @param breathe lets other work have its turn between two pages: a million leaves take a second or two */
  constructor(read: LeafReader, seals: Pick<Seals, 'sha256Bytes'>, breathe: () => Promise<void> = async () => {}) {
    this.#read = read
    this.#breathe = breathe
    this.#log = new MerkleLog(seals.sha256Bytes)
  }

  /** The tree with at least `size` leaves, if the store has them. */
  async grown(size: number): Promise<MerkleLog> {
    if (this.#log.size >= size) return this.#log
    this.#growing = this.#growing.catch(() => undefined).then(() => this.#grow(size))
    await this.#growing
    return this.#log
  }

  /** Goes on with leaves that are stored behind the first `before` ones; nothing where it has gone on already. */
  goOn(before: number, leaves: readonly string[]): void {
    if (this.#log.size === before) for (const leaf of leaves) this.#log.append(hexBytes(leaf))
  }

  /**
   * The root with more leaves behind the first `before` ones. Where the tree ends there they are appended at once, so that each is hashed
   * once: who does not keep them in the end takes them back by {@link cut}.
   */
  rootWith(before: number, leaves: readonly string[]): Uint8Array {
    if (this.#log.size !== before) return this.#log.rootWith(leaves.map(hexBytes), before)
    this.goOn(before, leaves)
    return this.#log.root()
  }

  /** Forgets the leaves behind the first `size`; what the store has of them is read again. */
  cut(size: number): void {
    this.#log.cut(size)
  }

  async #grow(size: number): Promise<void> {
    while (this.#log.size < size) {
      const before = this.#log.size
      const leaves = await this.#read(before, PAGE)
      if (leaves.length === 0) return
      this.goOn(before, leaves)
      if (leaves.length === PAGE) await this.#breathe()
    }
  }
}
