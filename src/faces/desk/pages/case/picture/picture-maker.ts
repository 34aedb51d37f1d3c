import { drawPicture, type FoldedTrace, foldTrace } from '../../../../../analysis/picture/draw-picture.ts'
import type { Picture } from '../../../../../analysis/picture/picture.ts'
import type { PictureTrace, TracedTransfer } from '../../../../../analysis/picture/picture-trace.ts'
import type { PictureView } from '../../../../../analysis/picture/picture-view.ts'

/** A trace without its transfers, which follow in pieces. */
export type TraceHead = Omit<PictureTrace, 'transfers'>

/** A picture, and whose account each leaf is where that changed. */
export interface Drawn {
  readonly picture: Picture
  /** Null: as before. */
  readonly accounts: readonly (string | null)[] | null
}

/** Makes the pictures of one trace. It keeps the last fold, so that unfolding a group asks for no new one. */
export class PictureMaker {
  readonly #head: TraceHead
  readonly #prices: ReadonlyMap<string, number>
  readonly #transfers: TracedTransfer[] = []
  #folded: { readonly key: string; readonly trace: FoldedTrace } | null = null

  constructor(head: TraceHead, prices: ReadonlyMap<string, number>) {
    this.#head = head
    this.#prices = prices
  }

  /** Adds transfers, in the order of the trace. */
  take(transfers: readonly TracedTransfer[]): void {
    for (const t of transfers) this.#transfers.push(t)
  }

  draw(view: PictureView): Drawn {
    const { least, leastOf, assets, kinds, hidden, lanes } = view
    const key = JSON.stringify([least, leastOf, assets, kinds, hidden, lanes])
    const again = this.#folded?.key !== key
    const folded =
      this.#folded !== null && !again
        ? this.#folded
        : { key, trace: foldTrace({ ...this.#head, transfers: this.#transfers }, view, this.#prices) }
    this.#folded = folded
    return {
      picture: drawPicture(folded.trace, view),
      accounts: again ? folded.trace.graph.leaves.map(leaf => leaf.account) : null,
    }
  }
}

/** Only what the picture needs of a transfer: less to hand to a worker. */
export function slim({ tx, at, from, to, asset, amount, tainted }: TracedTransfer): TracedTransfer {
  return { tx, at, from, to, asset, amount, tainted }
}
